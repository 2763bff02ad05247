package io.portals.flink.plan;

import io.portals.api.graph.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as a Mermaid flowchart; the inside of a core is a subgraph, asks are dotted arrows. */
final class MermaidExplanation {
    private final StringBuilder text = new StringBuilder("flowchart LR\n");
    private final Map<String, String> names = new LinkedHashMap<>();

    private MermaidExplanation() {}

    static String of(Plan plan) {
        MermaidExplanation explanation = new MermaidExplanation();
        plan.vertices().forEach(explanation::vertex);
        plan.outputs().forEach((stream, feeds) -> {
            explanation.node(1, "output " + stream, "[/\"" + stream + "\"/]");
            explanation.arrows(feeds, "output " + stream);
        });
        return explanation.text.toString();
    }

    private void vertex(Vertex vertex) {
        if (vertex instanceof Vertex.Core core) {
            core(core);
        } else if (vertex instanceof Vertex.Segment segment) {
            line(1, "subgraph " + name(segment.id()) + "[\"" + segment.id() + "\"]");
            segment.tasks().forEach(task -> {
                node(2, task.path(), "[\"" + task.path() + "\"]");
                if (!task.input().equals(segment.id())) {
                    line(2, name(task.input()) + " --> " + name(task.path()));
                }
            });
            line(1, "end");
            arrows(segment.feeds(), segment.id());
        } else if (vertex instanceof Vertex.Unkeyed unkeyed) {
            node(1, unkeyed.id(), "(\"" + unkeyed.step().kind() + " " + unkeyed.id() + "\")");
            arrows(unkeyed.feeds(), unkeyed.id());
        } else {
            node(1, vertex.id(), "([\"" + vertex.id() + "\"])");
        }
    }

    private void core(Vertex.Core core) {
        line(1, "subgraph " + name(core.id()) + "[\"" + core.id() + "\"]");
        // a stateless step may have a plain copy too: inside, its name is another
        core.steps().values().forEach(step -> node(2, inner(core, step.path()), shape(step)));
        core.wires()
                .forEach((from, to) ->
                        to.forEach(each -> line(2, name(inner(core, from)) + " --> " + name(inner(core, each)))));
        core.steps().values().forEach(step -> {
            if (step instanceof Step.Keyed keyed) {
                keyed.uses()
                        .portals()
                        .forEach(portal -> line(
                                2,
                                name(inner(core, keyed.path())) + " -. \"" + portal.path() + "\" .-> "
                                        + name(inner(core, core.portals().get(portal.path())))));
            }
        });
        line(1, "end");
        core.entries().forEach(entry -> arrows(entry.feeds(), inner(core, entry.step())));
    }

    private static String shape(Step step) {
        return step instanceof Step.Keyed ? "[\"" + step.path() + "\"]" : "(\"" + step.path() + "\")";
    }

    private static String inner(Vertex.Core core, String step) {
        return core.id() + ": " + step;
    }

    private void arrows(List<Feed> feeds, String to) {
        for (Feed feed : feeds) {
            String inside = feed.vertex() + ": " + feed.output();
            String from = names.containsKey(inside) ? inside : feed.output();
            line(1, name(from) + " --> " + name(to));
        }
    }

    private void node(int indent, String id, String shape) {
        line(indent, name(id) + shape);
    }

    private String name(String id) {
        return names.computeIfAbsent(id, key -> "n" + names.size());
    }

    private void line(int indent, String line) {
        text.append("  ".repeat(indent)).append(line).append('\n');
    }
}
