package io.portals.api;

import io.portals.api.graph.Step;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.JoinTask;
import java.util.List;
import java.util.Objects;

/**
 * Two streams by a common key, for a task that handles both. It is made by {@link Flow#join}.
 *
 * @param <K> the type of keys
 * @param <L> the type of the flow's events
 * @param <R> the type of the other stream's events
 */
public final class JoinedFlow<K, L, R> {
    private final WorkflowBuilder workflow;
    private final String step;
    private final Type<K> key;
    private final List<Side> sides;

    /** @param map the path of the step that says of an event from which side it is */
    private record Side(String map, Fn<Object, Object> keyOf) {}

    private JoinedFlow(WorkflowBuilder workflow, String step, Type<K> key, List<Side> sides) {
        this.workflow = workflow;
        this.step = step;
        this.key = key;
        this.sides = sides;
    }

    /** What both give, told apart by {@link Either}, in one keyed flow. */
    static <K, L, R> JoinedFlow<K, L, R> of(
            WorkflowBuilder workflow,
            String left,
            AtomicStream<R> right,
            Type<K> key,
            Fn<? super L, ? extends K> leftKey,
            Fn<? super R, ? extends K> rightKey) {
        Type<?> type = Type.either(workflow.type(left), right.type());
        String lefts = workflow.add(new Step.Map(
                workflow.unnamed("map"), left, type, WorkflowBuilder.erased(new ToLeft<L, R>()), ErrorPolicy.FAIL));
        String source = workflow.add(new Step.Source(workflow.unnamed(WorkflowBuilder.SOURCE), right));
        String rights = workflow.add(new Step.Map(
                workflow.unnamed("map"), source, type, WorkflowBuilder.erased(new ToRight<L, R>()), ErrorPolicy.FAIL));
        String both = workflow.add(new Step.Union(workflow.unnamed("union"), List.of(lefts, rights), type));
        String keyed = workflow.add(new Step.KeyBy(
                workflow.unnamed("keyBy"),
                both,
                type,
                key,
                WorkflowBuilder.erased(new KeyOf<K, L, R>(leftKey, rightKey))));
        return new JoinedFlow<>(
                workflow,
                keyed,
                key,
                List.of(
                        new Side(lefts, WorkflowBuilder.erased(leftKey)),
                        new Side(rights, WorkflowBuilder.erased(rightKey))));
    }

    private record ToLeft<L, R>() implements Fn<L, Either<L, R>> {
        @Override
        public Either<L, R> apply(L event) {
            return new Either.Left<>(event);
        }
    }

    private record ToRight<L, R>() implements Fn<R, Either<L, R>> {
        @Override
        public Either<L, R> apply(R event) {
            return new Either.Right<>(event);
        }
    }

    private record KeyOf<K, L, R>(Fn<? super L, ? extends K> leftKey, Fn<? super R, ? extends K> rightKey)
            implements Fn<Either<L, R>, K> {
        @Override
        public K apply(Either<L, R> event) {
            return event instanceof Either.Left<L, R> left
                    ? leftKey.apply(left.value())
                    : rightKey.apply(((Either.Right<L, R>) event).value());
        }
    }

    /**
     * Runs a task for each key.
     *
     * @param name its path's last part, and part of the names of its metrics and state: renaming it later orphans its state
     */
    public <O> TaskFlow<K, O> process(String name, Class<O> to, JoinTask<? super L, ? super R, O> task) {
        return process(name, Type.of(to), task);
    }

    /** As {@link #process(String, Class, JoinTask)}, for generic types. */
    public <O> TaskFlow<K, O> process(String name, Type<O> to, JoinTask<? super L, ? super R, O> task) {
        return new KeyedFlow<K, Either<L, R>>(workflow, step, key).process(name, to, task);
    }

    /**
     * Says what becomes of an event for which its key selector fails.
     *
     * @return this flow
     */
    public JoinedFlow<K, L, R> onError(ErrorPolicy policy) {
        Objects.requireNonNull(policy, () -> step + ": the policy is null; use ErrorPolicy.FAIL for the default");
        sides.forEach(side -> workflow.guard(side.map(), side.keyOf(), policy));
        return this;
    }
}
