package io.portals.flink.plan;

import io.portals.api.Generator;
import io.portals.api.Type;
import io.portals.api.graph.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of a plan that becomes one Flink operator (a core: one and its gate and tail). */
public sealed interface Vertex {
    /** Unique in the plan and the same from one launch to the next: the operator's uid. */
    String id();

    /** Where its events come from. */
    List<Feed> feeds();

    /** An input, to which a Flink source is bound at launch. */
    record Input(String id, Type<?> type) implements Vertex {
        @Override
        public List<Feed> feeds() {
            return List.of();
        }
    }

    /** A generator, which is run as a source. */
    record Generated(String id, Generator<?> generator) implements Vertex {
        @Override
        public List<Feed> feeds() {
            return List.of();
        }
    }

    /**
     * A map, filter or flatMap, or a task of an unkeyed flow, chained to what is before it.
     *
     * @param input the type of events that it takes
     * @param leaving its dead letters, if others read them
     */
    record Unkeyed(Step step, Type<?> input, List<Feed> feeds, Set<String> leaving) implements Vertex {
        @Override
        public String id() {
            return step.path();
        }
    }

    /**
     * A keyBy and all keyed tasks up to the next: one operator behind one shuffle.
     *
     * @param tasks inputs before those that read them
     * @param leaving the paths of the tasks whose events, or {@link DeadLetters}, others read
     */
    record Segment(Step.KeyBy keyBy, List<Step.Keyed> tasks, List<Feed> feeds, Set<String> leaving) implements Vertex {
        @Override
        public String id() {
            return keyBy.path();
        }
    }

    /**
     * A feedback core: what takes part in a cycle or an ask, fused in one operator.
     *
     * @param entries where events come in from outside
     * @param steps all that runs inside, by path, inputs before those that read them as far as cycles permit
     * @param wires from the path of a step, or its {@link DeadLetters}, to those of the steps that get them inside the core
     * @param edges all ways of messages, by name
     * @param portals the paths of the tasks that reply, by the portal's path
     * @param leaving the paths of the steps whose events, or {@link DeadLetters}, are read outside
     */
    record Core(
            String id,
            List<Entry> entries,
            Map<String, Step> steps,
            Map<String, List<String>> wires,
            Map<String, Edge> edges,
            Map<String, String> portals,
            Set<String> leaving)
            implements Vertex {
        @Override
        public List<Feed> feeds() {
            return entries.stream().flatMap(entry -> entry.feeds().stream()).toList();
        }

        /** The keyed tasks. */
        public List<Step.Keyed> tasks() {
            return steps.values().stream()
                    .filter(Step.Keyed.class::isInstance)
                    .map(Step.Keyed.class::cast)
                    .toList();
        }
    }

    /**
     * Where events enter a core.
     *
     * @param step the path of a keyBy, or of a stateless step of a cycle in which no task is
     */
    record Entry(String step, List<Feed> feeds) {}
}
