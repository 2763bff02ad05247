package io.portals.local.engine;

import io.portals.api.Fn;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.local.run.TaskFailedException;
import io.portals.local.verify.ShippingException;
import io.portals.local.verify.Verification.Boundary;
import java.util.List;

/** A step of a workflow at work: makes its rows of those of the steps before it. */
abstract class StepNode {
    final String path;
    final Rows out = new Rows();
    private final ErrorPolicy policy;
    private WorkflowNode workflow;
    private int index;

    StepNode(String path, ErrorPolicy policy) {
        this.path = path;
        this.policy = policy;
    }

    StepNode(String path) {
        this(path, ErrorPolicy.FAIL);
    }

    final void isStep(int stepIndex, WorkflowNode of) {
        index = stepIndex;
        workflow = of;
    }

    final WorkflowNode workflow() {
        return workflow;
    }

    /** Where it stands among the steps of its workflow. */
    final int index() {
        return index;
    }

    /** Handles all rows of its inputs. */
    abstract void run(Transaction transaction);

    /** Forgets its rows, for the next transaction. */
    void clear() {
        out.clear();
    }

    /**
     * Does what the policy says about a handler that threw.
     *
     * @param what it handled, in words
     * @param key null if it has none
     * @param event what it handled
     * @return why the event was set aside
     * @throws TaskFailedException if the policy, or the nature of the failure, is that it fails
     */
    final String setAside(String what, Object key, Object event, Exception cause, Transaction transaction) {
        if (policy == ErrorPolicy.FAIL || cause instanceof ShippingException) {
            throw new TaskFailedException(
                    path + ": " + what + (key == null ? "" : " of key " + Texts.shortened(key)) + " failed: " + cause,
                    cause);
        }
        String reason = cause.toString();
        if (policy == ErrorPolicy.DEAD_LETTER) {
            workflow.deadLetter(workflow.shipped(new DeadLetter<>(path, key, event, reason)), transaction);
        }
        return reason;
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

        PerEvent(String path, StepNode input, ErrorPolicy policy) {
            super(path, policy);
            this.in = input.out;
        }

        abstract void handle(Object event);

        @Override
        final void run(Transaction transaction) {
            for (int i = 0; i < in.size; i++) {
                int before = out.size;
                try {
                    handle(in.events[i]);
                } catch (Exception e) {
                    out.size = before;
                    setAside("event " + Texts.shortened(in.events[i]), null, in.events[i], e, transaction);
                }
                transaction.returned();
            }
        }
    }

    static final class MapNode extends PerEvent {
        private final Fn<Object, Object> function;

        MapNode(String path, StepNode input, Fn<Object, Object> function, ErrorPolicy policy) {
            super(path, input, policy);
            this.function = function;
        }

        @Override
        void handle(Object event) {
            out.add(given(function.apply(event)));
        }
    }

    static final class FilterNode extends PerEvent {
        private final Fn<Object, Boolean> keep;

        FilterNode(String path, StepNode input, Fn<Object, Boolean> keep, ErrorPolicy policy) {
            super(path, input, policy);
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

        FlatMapNode(String path, StepNode input, Fn<Object, Iterable<Object>> function, ErrorPolicy policy) {
            super(path, input, policy);
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
            super(path, input, ErrorPolicy.FAIL);
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
