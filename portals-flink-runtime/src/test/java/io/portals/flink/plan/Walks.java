package io.portals.flink.plan;

import io.portals.api.AtomicStream;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts, for one event of one input, how often it or its offspring comes to each step, if each step gave one event for each:
 * once by what the applications say, once by what the plan does. A lost or doubled event is a difference between the two.
 */
final class Walks {
    /** How many hops are followed: cycles are gone round a few times. */
    static final int HOPS = 7;

    private Walks() {}

    /** By the path of a step, or of an output with "output " before it: how many events come to it, in each hop. */
    record Arrivals(Map<String, List<Integer>> counts) {
        Arrivals() {
            this(new TreeMap<>());
        }

        void add(String at, int hop, int count) {
            List<Integer> hops = counts.computeIfAbsent(at, path -> new ArrayList<>(List.of(0, 0, 0, 0, 0, 0, 0, 0)));
            hops.set(hop, hops.get(hop) + count);
        }
    }

    private interface Follow<N> {
        /** Adds all to which an event of the node is given; outputs too. */
        void to(N node, Map<N, Integer> nodes, Map<String, Integer> outputs, int count);
    }

    private static <N> Arrivals follow(N source, Follow<N> follow, java.util.function.Function<N, String> step) {
        Arrivals arrivals = new Arrivals();
        Map<N, Integer> now = Map.of(source, 1);
        for (int hop = 0; hop <= HOPS; hop++) {
            Map<N, Integer> next = new LinkedHashMap<>();
            Map<String, Integer> outputs = new LinkedHashMap<>();
            now.forEach((node, count) -> follow.to(node, next, outputs, count));
            int number = hop;
            next.forEach((node, count) -> arrivals.add(step.apply(node), number, count));
            outputs.forEach((output, count) -> arrivals.add("output " + output, number, count));
            now = next;
        }
        return arrivals;
    }

    // ------------------------------------------------------------------------------------------- the applications

    static Arrivals inApplications(Registry registry, String source, Iterable<String> outputs) {
        return follow(
                source, (node, nodes, reached, count) -> given(registry, node, nodes, reached, count, outputs), n -> n);
    }

    private static void given(
            Registry registry,
            String node,
            Map<String, Integer> nodes,
            Map<String, Integer> reached,
            int count,
            Iterable<String> outputs) {
        if (!registry.steps().containsKey(node)) {
            stream(registry, node, nodes, reached, count, outputs);
            return;
        }
        for (Step step : registry.steps().values()) {
            for (String input : step.inputs()) {
                if (input.equals(node)) {
                    boolean passesOn = step instanceof Step.Union || step instanceof Step.KeyBy;
                    if (passesOn) {
                        given(registry, step.path(), nodes, reached, count, outputs);
                    } else {
                        nodes.merge(step.path(), count, Integer::sum);
                    }
                }
            }
        }
        for (ApplicationGraph application : registry.applications()) {
            for (Workflow workflow : application.workflows()) {
                if (workflow.output().equals(node)) {
                    stream(registry, workflow.stream(), nodes, reached, count, outputs);
                }
            }
        }
    }

    private static void stream(
            Registry registry,
            String stream,
            Map<String, Integer> nodes,
            Map<String, Integer> reached,
            int count,
            Iterable<String> outputs) {
        for (String output : outputs) {
            if (output.equals(stream)) {
                reached.merge(output, count, Integer::sum);
            }
        }
        for (Step step : registry.steps().values()) {
            if (step instanceof Step.Source source && source.stream().path().equals(stream)) {
                given(registry, step.path(), nodes, reached, count, outputs);
            }
        }
        for (ApplicationGraph application : registry.applications()) {
            for (ApplicationGraph.Connection connection : application.connections()) {
                AtomicStream<?> from = connection.from();
                if (from.path().equals(stream)) {
                    stream(registry, connection.to().path(), nodes, reached, count, outputs);
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------- the plan

    /** A copy of a step. */
    private record Place(String vertex, String step) {}

    static Arrivals inPlan(Plan plan, String source) {
        return follow(
                new Place(source, source),
                (place, nodes, reached, count) -> given(plan, place, nodes, reached, count),
                Place::step);
    }

    private static void given(
            Plan plan, Place place, Map<Place, Integer> nodes, Map<String, Integer> reached, int count) {
        Feed given = new Feed(place.vertex(), place.step());
        plan.outputs().forEach((output, feeds) -> {
            int times = times(feeds, given);
            if (times > 0) {
                reached.merge(output, count * times, Integer::sum);
            }
        });
        for (Vertex vertex : plan.vertices()) {
            if (vertex instanceof Vertex.Unkeyed stateless) {
                arrive(vertex, stateless.id(), count * times(stateless.feeds(), given), nodes);
            } else if (vertex instanceof Vertex.Segment segment) {
                for (Step.Keyed task : segment.tasks()) {
                    if (task.input().equals(segment.id())) {
                        arrive(vertex, task.path(), count * times(segment.feeds(), given), nodes);
                    } else if (segment.id().equals(place.vertex())
                            && task.input().equals(place.step())) {
                        arrive(vertex, task.path(), count, nodes);
                    }
                }
            } else if (vertex instanceof Vertex.Core core) {
                for (Vertex.Entry entry : core.entries()) {
                    inner(core, entry.step(), count * times(entry.feeds(), given), nodes);
                }
                if (core.id().equals(place.vertex())) {
                    core.wires().getOrDefault(place.step(), List.of()).forEach(to -> inner(core, to, count, nodes));
                }
            }
        }
    }

    private static void inner(Vertex.Core core, String to, int count, Map<Place, Integer> nodes) {
        if (core.steps().get(to) instanceof Step.KeyBy) {
            core.wires().getOrDefault(to, List.of()).forEach(task -> arrive(core, task, count, nodes));
        } else {
            arrive(core, to, count, nodes);
        }
    }

    private static void arrive(Vertex vertex, String step, int count, Map<Place, Integer> nodes) {
        if (count > 0) {
            nodes.merge(new Place(vertex.id(), step), count, Integer::sum);
        }
    }

    private static int times(List<Feed> feeds, Feed given) {
        return (int) feeds.stream().filter(given::equals).count();
    }
}
