package io.portals.flink.plan;

import io.portals.api.Type;
import io.portals.api.graph.Registry;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What applications compile to.
 *
 * @param vertices those that feed others before those
 * @param outputs for each stream that is wanted outside, where its events come from
 * @param outputTypes the types of their events
 */
public record Plan(List<Vertex> vertices, Map<String, List<Feed>> outputs, Map<String, Type<?>> outputTypes) {
    public Plan {
        vertices = List.copyOf(vertices);
    }

    /**
     * Makes a plan.
     *
     * @param registry applications that have passed {@link io.portals.api.check.LaunchCheck}
     * @param outputs the paths of the streams that are wanted outside
     */
    public static Plan of(Registry registry, Set<String> outputs) {
        return of(registry, outputs, Map.of());
    }

    /**
     * Makes a plan in which some cores have names.
     *
     * @param named by the name of a core, the paths of keyed tasks that are in it, whether they take part in a cycle or an ask or
     *     not
     * @throws IllegalArgumentException if there is no such task, or two named cores are connected
     */
    public static Plan of(Registry registry, Set<String> outputs, Map<String, Set<String>> named) {
        return new Planner(registry, outputs, named).plan();
    }

    public List<Vertex.Core> cores() {
        return vertices.stream()
                .filter(Vertex.Core.class::isInstance)
                .map(Vertex.Core.class::cast)
                .toList();
    }

    /** The plan in lines of text. */
    public String explain() {
        return TextExplanation.of(this);
    }

    /** The plan as a Mermaid flowchart, for documents. */
    public String mermaid() {
        return MermaidExplanation.of(this);
    }

    @Override
    public String toString() {
        return explain();
    }
}
