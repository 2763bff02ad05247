package io.portals.api;

import io.portals.api.graph.Step;
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
                workflow.add(new Step.Keyed(path, step, to, key, WorkflowBuilder.erasedTask(task), List.of())),
                key);
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
