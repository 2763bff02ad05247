package io.portals.api.graph;

import io.portals.api.AtomicStream;
import io.portals.api.Fn;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.Uses;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowTask;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import java.util.List;

/**
 * A step of a workflow. Steps form a DAG: they name their inputs, steps of the same workflow, by path.
 *
 * <p>The functions' type parameters are gone here: the builder has checked that they fit.
 */
public sealed interface Step {
    /** {@code /APP/workflows/WORKFLOW/NAME}, unique. */
    String path();

    /** The paths of the steps that it takes events from. */
    List<String> inputs();

    /** The type of the events that it gives. */
    Type<?> type();

    /** A word for this kind of step. */
    String kind();

    /** What becomes of an event for which it fails. */
    default ErrorPolicy policy() {
        return ErrorPolicy.FAIL;
    }

    /** Where a workflow's events come from. */
    record Source(String path, AtomicStream<?> stream) implements Step {
        @Override
        public List<String> inputs() {
            return List.of();
        }

        @Override
        public Type<?> type() {
            return stream.type();
        }

        @Override
        public String kind() {
            return "source";
        }
    }

    /** One event for each. */
    record Map(String path, String input, Type<?> type, Fn<Object, Object> function, ErrorPolicy policy)
            implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public String kind() {
            return "map";
        }
    }

    /** Those events for which the predicate holds. */
    record Filter(String path, String input, Type<?> type, Fn<Object, Boolean> keep, ErrorPolicy policy)
            implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public String kind() {
            return "filter";
        }
    }

    /** Any number of events for each. */
    record FlatMap(String path, String input, Type<?> type, Fn<Object, Iterable<Object>> function, ErrorPolicy policy)
            implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public String kind() {
            return "flatMap";
        }
    }

    /** All events of its inputs. */
    record Union(String path, List<String> inputs, Type<?> type) implements Step {
        public Union {
            inputs = List.copyOf(inputs);
        }

        @Override
        public String kind() {
            return "union";
        }
    }

    /** The same events, partitioned. */
    record KeyBy(String path, String input, Type<?> type, Type<?> key, Fn<Object, Object> keyOf) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public String kind() {
            return "keyBy";
        }
    }

    /** A keyed task: under the key of its input, which is a {@link KeyBy} or another keyed task. */
    record Keyed(
            String path,
            String input,
            Type<?> type,
            Type<?> key,
            Task<Object, Object> task,
            List<Serves> repliers,
            ErrorPolicy policy)
            implements Step {
        public Keyed {
            repliers = List.copyOf(repliers);
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        /**
         * All that the task and its repliers may touch.
         *
         * @throws IllegalStateException if one of them declares null
         */
        public Uses uses() {
            Uses all = declared(path, task, task.uses());
            for (Serves serves : repliers) {
                all = all.and(declared(path, serves.replier(), serves.replier().uses()));
            }
            return all;
        }

        @Override
        public String kind() {
            return "task";
        }
    }

    /** A task of an unkeyed flow. */
    record Unkeyed(String path, String input, Type<?> type, FlowTask<Object, Object> task, ErrorPolicy policy)
            implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        /**
         * All that the task may touch.
         *
         * @throws IllegalStateException if it declares null
         */
        public Uses uses() {
            return declared(path, task, task.uses());
        }

        @Override
        public String kind() {
            return "task";
        }
    }

    private static Uses declared(String path, Object by, Uses uses) {
        if (uses == null) {
            throw new IllegalStateException(
                    path + ": uses() of " + by.getClass().getName() + " returned null; return Uses.nothing() instead");
        }
        return uses;
    }

    /** A portal and who answers it. */
    record Serves(KeyedPortal<?, ?, ?> portal, Replier<Object, Object, Object> replier) {}
}
