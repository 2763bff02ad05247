package io.portals.local.engine;

import io.portals.api.Fn;
import io.portals.local.run.TaskFailedException;
import io.portals.local.verify.Verification.Boundary;
import java.util.List;

/** A step of a workflow at work: makes its rows of those of the steps before it. */
abstract class StepNode {
    final String path;
    final Rows out = new Rows();

    StepNode(String path) {
        this.path = path;
    }

    /** Handles all rows of its inputs. */
    abstract void run(Transaction transaction);

    /** Forgets its rows, for the next transaction. */
    void clear() {
        out.clear();
    }

    final TaskFailedException failed(Object event, Exception cause) {
        return new TaskFailedException(path + ": event " + Texts.shortened(event) + " failed: " + cause, cause);
    }

    final Object given(Object event) {
        if (event == null) {
            throw new NullPointerException(
                    "gives null; an event cannot be null, use filter or flatMap to leave one out");
        }
        return event;
    }

    /** Where the atom comes in. */
    static final class SourceNode extends StepNode {
        SourceNode(String path) {
            super(path);
        }

        void take(Object[] atom) {
            out.share(atom);
        }

        @Override
        void run(Transaction transaction) {
            // has its rows
        }

        @Override
        void clear() {
            out.size = 0; // the array is the atom's
        }
    }

    /** A step that handles its input's events one by one. */
    private abstract static class PerEvent extends StepNode {
        private final Rows in;

        PerEvent(String path, StepNode input) {
            super(path);
            this.in = input.out;
        }

        abstract void handle(Object event);

        @Override
        final void run(Transaction transaction) {
            int i = 0;
            try {
                for (; i < in.size; i++) {
                    handle(in.events[i]);
                    transaction.returned();
                }
            } catch (Exception e) {
                throw failed(in.events[i], e);
            }
        }
    }

    static final class MapNode extends PerEvent {
        private final Fn<Object, Object> function;

        MapNode(String path, StepNode input, Fn<Object, Object> function) {
            super(path, input);
            this.function = function;
        }

        @Override
        void handle(Object event) {
            out.add(given(function.apply(event)));
        }
    }

    static final class FilterNode extends PerEvent {
        private final Fn<Object, Boolean> keep;

        FilterNode(String path, StepNode input, Fn<Object, Boolean> keep) {
            super(path, input);
            this.keep = keep;
        }

        @Override
        void handle(Object event) {
            if (keep.apply(event)) {
                out.add(event);
            }
        }
    }

    static final class FlatMapNode extends PerEvent {
        private final Fn<Object, Iterable<Object>> function;

        FlatMapNode(String path, StepNode input, Fn<Object, Iterable<Object>> function) {
            super(path, input);
            this.function = function;
        }

        @Override
        void handle(Object event) {
            for (Object each : (Iterable<?>) given(function.apply(event))) {
                out.add(given(each));
            }
        }
    }

    static final class UnionNode extends StepNode {
        private final List<StepNode> inputs;

        UnionNode(String path, List<StepNode> inputs) {
            super(path);
            this.inputs = inputs;
        }

        @Override
        void run(Transaction transaction) {
            for (StepNode input : inputs) {
                out.addAll(input.out);
            }
        }
    }

    /** Where events would go to where their key is. */
    static final class KeyByNode extends PerEvent {
        private final Fn<Object, Object> keyOf;
        private final Boundary events;
        private final Boundary keys;

        KeyByNode(String path, StepNode input, Fn<Object, Object> keyOf, Boundary events, Boundary keys) {
            super(path, input);
            this.keyOf = keyOf;
            this.events = events;
            this.keys = keys;
        }

        @Override
        void handle(Object sent) {
            Object event = events.cross(sent);
            Object key = keyOf.apply(event);
            if (key == null) {
                throw new NullPointerException(
                        "gives the key null; filter such events out before, or give them a key of their own");
            }
            out.add(event, keys.cross(key));
        }
    }
}
