package io.portals.api;

import io.portals.api.graph.Step;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowTask;
import java.util.List;
import java.util.Objects;

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

    /**
     * The path of the step whose events these are: what messages and tools call it, also if it was given no name.
     *
     * <pre>{@code
     * lines.filter(line -> !line.isEmpty()).path()  // "/app/workflows/lengths/filter-1"
     * }</pre>
     */
    public String path() {
        return step;
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
     * The same events, each of which is printed as it passes: a line of the prefix, a space and the event, to standard output.
     *
     * <pre>{@code
     * app.workflow("lengths", lines).logger("read").map(Integer.class, String::length).sink(); // read to be
     * }</pre>
     *
     * <p>It is there to look at a flow. A line that is printed stays printed: what is handled again after a failure is printed
     * again. On Flink the lines are in the output of the TaskManagers, in the browser on its console.
     */
    public Flow<T> logger(String prefix) {
        Objects.requireNonNull(prefix, () -> workflow.path() + ": the logger's prefix is null");
        return map(type(), new Logger<>(prefix));
    }

    private record Logger<T>(String prefix) implements Fn<T, T> {
        @Override
        public T apply(T event) {
            System.out.println(prefix + " " + event);
            return event;
        }
    }

    /**
     * About one of n different events: those of which the hash says so.
     *
     * <pre>{@code
     * app.workflow("some", clicks).sample(100).logger("click").sink();
     * }</pre>
     *
     * <p>Nothing is random about it. An event is kept always or never, in every run, wherever it is handled and when it is handled
     * again after a failure; so equal events share their fate, and what one sample keeps, a second one of the same n keeps too. As
     * for {@link #keyBy}, the events' {@code hashCode} must be the same in every JVM.
     *
     * @throws IllegalArgumentException if n is less than 1
     */
    public Flow<T> sample(int n) {
        if (n < 1) {
            throw new IllegalArgumentException(workflow.path() + ": sample(" + n + ") keeps one of " + n
                    + " events; n must be 1, which keeps all, or more");
        }
        return filter(new Sample<>(n));
    }

    private record Sample<T>(int n) implements Fn<T, Boolean> {
        @Override
        public Boolean apply(T event) {
            return Math.floorMod(mixed(event.hashCode()), n) == 0;
        }

        /** Neighbouring numbers have neighbouring hashes: without this, one of two of 0, 2, 4, ... would be all. MurmurHash3's. */
        private static int mixed(int hash) {
            int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
            mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
            return mixed ^ (mixed >>> 16);
        }
    }

    @SuppressWarnings("unchecked") // the flow's type parameter is the step's type
    private Type<T> type() {
        return (Type<T>) workflow.type(step);
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
     * This flow and another stream, of any application, by a common key: for a task that handles the events of both.
     *
     * <pre>{@code
     * app.workflow("enriched", orders)
     *     .join(String.class, Order::user, users, User::name)
     *     .process("enrich", Enriched.class, new Enrich())
     *     .sink();
     * }</pre>
     *
     * <p>The workflow then reads both streams, atom by atom. As for {@link #keyBy}, the key's {@code hashCode} must be the same in
     * every JVM.
     *
     * @param keyOf the key of an event of this flow
     * @param other may depend on this workflow: that closes a cycle
     * @param keyOfOther the key of an event of the other stream
     */
    public <K, U> JoinedFlow<K, T, U> join(
            Class<K> key,
            Fn<? super T, ? extends K> keyOf,
            AtomicStream<U> other,
            Fn<? super U, ? extends K> keyOfOther) {
        return join(Type.of(key), keyOf, other, keyOfOther);
    }

    /** As {@link #join(Class, Fn, AtomicStream, Fn)}, for generic types. */
    public <K, U> JoinedFlow<K, T, U> join(
            Type<K> key,
            Fn<? super T, ? extends K> keyOf,
            AtomicStream<U> other,
            Fn<? super U, ? extends K> keyOfOther) {
        Objects.requireNonNull(keyOf, () -> workflow.path() + ": the key selector of the flow to join is null");
        Objects.requireNonNull(other, () -> workflow.path() + ": the stream to join is null");
        Objects.requireNonNull(
                keyOfOther, () -> workflow.path() + ": the key selector of " + other.path() + " is null");
        return JoinedFlow.of(workflow, step, other, key, keyOf, keyOfOther);
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
