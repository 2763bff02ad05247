package io.portals.api;

import io.portals.api.graph.Step;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowTask;
import java.util.List;

/**
 * A flow of events inside a workflow. Each call gives a new flow and leaves this one as it is, so that a flow can be read
 * more than once.
 *
 * <pre>{@code
 * app.workflow("lengths", lines)
 *     .filter(line -> !line.isEmpty())
 *     .map(Integer.class, String::length)
 *     .sink();
 * }</pre>
 *
 * <p>State per key, portals and timers need a key: they are found behind {@link #keyBy}.
 *
 * @param <T> the type of its events
 */
public final class Flow<T> {
    private final WorkflowBuilder workflow;
    private final String step;

    Flow(WorkflowBuilder workflow, String step) {
        this.workflow = workflow;
        this.step = step;
    }

    /** One event for each. */
    public <U> Flow<U> map(Class<U> to, Fn<? super T, ? extends U> function) {
        return map(Type.of(to), function);
    }

    /** As {@link #map(Class, Fn)}, for generic types. */
    public <U> Flow<U> map(Type<U> to, Fn<? super T, ? extends U> function) {
        String path = workflow.unnamed("map");
        return new Flow<>(
                workflow,
                workflow.add(new Step.Map(path, step, to, WorkflowBuilder.erased(function), ErrorPolicy.FAIL)));
    }

    /** Those events for which the predicate holds. */
    public Flow<T> filter(Fn<? super T, Boolean> keep) {
        String path = workflow.unnamed("filter");
        Type<?> type = workflow.type(step);
        return new Flow<>(
                workflow,
                workflow.add(new Step.Filter(path, step, type, WorkflowBuilder.erased(keep), ErrorPolicy.FAIL)));
    }

    /** Any number of events for each. */
    public <U> Flow<U> flatMap(Class<U> to, Fn<? super T, ? extends Iterable<? extends U>> function) {
        return flatMap(Type.of(to), function);
    }

    /** As {@link #flatMap(Class, Fn)}, for generic types. */
    public <U> Flow<U> flatMap(Type<U> to, Fn<? super T, ? extends Iterable<? extends U>> function) {
        String path = workflow.unnamed("flatMap");
        return new Flow<>(
                workflow,
                workflow.add(new Step.FlatMap(path, step, to, WorkflowBuilder.erased(function), ErrorPolicy.FAIL)));
    }

    /**
     * Runs a task with state per instance.
     *
     * @param name its path's last part, and part of the names of its metrics and state: renaming it later orphans its state
     */
    public <O> Flow<O> process(String name, Class<O> to, FlowTask<? super T, O> task) {
        return process(name, Type.of(to), task);
    }

    /** As {@link #process(String, Class, FlowTask)}, for generic types. */
    public <O> Flow<O> process(String name, Type<O> to, FlowTask<? super T, O> task) {
        String path = workflow.named(name);
        return new Flow<>(
                workflow,
                workflow.add(new Step.Unkeyed(path, step, to, WorkflowBuilder.erasedFlowTask(task), ErrorPolicy.FAIL)));
    }

    /**
     * The events of both.
     *
     * @throws IllegalArgumentException if the other is a flow of another workflow
     */
    public Flow<T> union(Flow<? extends T> other) {
        if (other.workflow != workflow) {
            throw new IllegalArgumentException(workflow.path() + ": union with a flow of " + other.workflow.path()
                    + "; join workflows by a sequencer, or read the other's stream");
        }
        Type<?> type = workflow.type(step);
        return new Flow<>(
                workflow, workflow.add(new Step.Union(workflow.unnamed("union"), List.of(step, other.step), type)));
    }

    /**
     * Partitions the flow: what follows runs per key.
     *
     * <p>The key's {@code hashCode} must be the same in every JVM. That of an enum is not, nor that of a record with an enum in
     * it; take the enum's name.
     */
    public <K> KeyedFlow<K, T> keyBy(Class<K> key, Fn<? super T, ? extends K> keyOf) {
        return keyBy(Type.of(key), keyOf);
    }

    /** As {@link #keyBy(Class, Fn)}, for generic types. */
    public <K> KeyedFlow<K, T> keyBy(Type<K> key, Fn<? super T, ? extends K> keyOf) {
        String path = workflow.unnamed("keyBy");
        Type<?> type = workflow.type(step);
        return new KeyedFlow<>(
                workflow, workflow.add(new Step.KeyBy(path, step, type, key, WorkflowBuilder.erased(keyOf))), key);
    }

    /**
     * Says what becomes of an event for which the step that gives this flow fails. Unlike the other calls of a flow, this changes
     * the step in place.
     *
     * @return this flow
     */
    public Flow<T> onError(ErrorPolicy policy) {
        workflow.onError(step, policy);
        return this;
    }

    /** Ends the workflow: these events are the stream that it produces. */
    public AtomicStream<T> sink() {
        return workflow.sink(step);
    }
}
