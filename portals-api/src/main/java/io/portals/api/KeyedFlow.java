package io.portals.api;

import io.portals.api.graph.Step;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.Task;
import java.util.List;

/**
 * A partitioned flow: its tasks have state per key and may ask portals.
 *
 * <pre>{@code
 * flow.keyBy(String.class, word -> word)
 *     .process("count", WordCount.class, new CountWords())
 *     .sink();
 * }</pre>
 *
 * @param <K> the type of keys
 * @param <T> the type of events
 */
public sealed class KeyedFlow<K, T> permits TaskFlow {
    final WorkflowBuilder workflow;
    final String step;
    final Type<K> key;

    KeyedFlow(WorkflowBuilder workflow, String step, Type<K> key) {
        this.workflow = workflow;
        this.step = step;
        this.key = key;
    }

    /**
     * Runs a task for each key.
     *
     * @param name its path's last part, and part of the names of its metrics and state: renaming it later orphans its state
     */
    public <O> TaskFlow<K, O> process(String name, Class<O> to, Task<? super T, O> task) {
        return process(name, Type.of(to), task);
    }

    /** As {@link #process(String, Class, Task)}, for generic types. */
    public <O> TaskFlow<K, O> process(String name, Type<O> to, Task<? super T, O> task) {
        String path = workflow.named(name);
        return new TaskFlow<>(
                workflow,
                workflow.add(new Step.Keyed(
                        path, step, to, key, WorkflowBuilder.erasedTask(task), List.of(), ErrorPolicy.FAIL)),
                key);
    }

    /**
     * Says what becomes of an event for which the step before fails: the key selector, right behind {@link Flow#keyBy}; behind a
     * task all of its handlers, with those of its repliers, continuations and timers. It changes the step in place.
     *
     * @return this flow
     */
    public KeyedFlow<K, T> onError(ErrorPolicy policy) {
        workflow.onError(step, policy);
        return this;
    }

    /** The same events without their key, for stateless steps. */
    public Flow<T> unkeyed() {
        return new Flow<>(workflow, step);
    }

    /** Ends the workflow: these events are the stream that it produces. */
    public AtomicStream<T> sink() {
        return workflow.sink(step);
    }
}
