package io.portals.api.task;

import io.portals.api.Portal;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.state.StateList;
import io.portals.api.state.StateMap;
import io.portals.api.state.Uses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Two tasks as one: what the first emits the second handles at once, under the same key. */
record Chained<I, M, O>(Task<I, M> first, Task<? super M, O> second) implements Task<I, O> {
    Chained {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Uses uses = first.uses();
        if (uses == null || !uses.continuations().isEmpty() || !uses.timers().isEmpty()) {
            throw new IllegalArgumentException(
                    "Tasks.andThen: " + first.getClass().getName() + " declares " + uses
                            + "; a continuation or a timer of the first task would run without the second behind it;"
                            + " make two steps of them, .process(...).process(...)");
        }
    }

    @Override
    public Uses uses() {
        return first.uses().and(second.uses());
    }

    @Override
    public void process(I event, TaskContext<O> ctx) {
        first.process(event, new Into<>(second, ctx));
    }

    @Override
    public void onComplete(TaskContext<O> ctx) {
        first.onComplete(new Into<>(second, ctx));
        second.onComplete(ctx);
    }

    /** The context of the first: what it emits goes into the second. */
    private record Into<M, O>(Task<? super M, O> second, TaskContext<O> ctx) implements TaskContext<M> {
        @Override
        public void emit(M event) {
            second.process(event, ctx);
        }

        @Override
        public void setAside(Object event, String reason) {
            ctx.setAside(event, reason);
        }

        @Override
        public void count(String metric, long delta) {
            ctx.count(metric, delta);
        }

        @Override
        public String path() {
            return ctx.path();
        }

        @Override
        public Instant now() {
            return ctx.now();
        }

        @Override
        public <K> K key(Class<K> type) {
            return ctx.key(type);
        }

        @Override
        public <T extends Task<?, ?>> T task(Class<T> type) {
            return ctx.task(type);
        }

        @Override
        public <V> V get(PerKey<V> handle) {
            return ctx.get(handle);
        }

        @Override
        public <V> void set(PerKey<V> handle, V value) {
            ctx.set(handle, value);
        }

        @Override
        public <V> V update(PerKey<V> handle, UnaryOperator<V> change) {
            return ctx.update(handle, change);
        }

        @Override
        public <V> StateList<V> list(PerKeyList<V> handle) {
            return ctx.list(handle);
        }

        @Override
        public <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle) {
            return ctx.map(handle);
        }

        @Override
        public void clear(StateHandle handle) {
            ctx.clear(handle);
        }

        @Override
        public <Q, R> Ask<R, M> ask(Portal<Q, R> portal, Q request) {
            throw undeclared("asks " + portal.path());
        }

        @Override
        public <Q, R> AskAll<R, M> askAll(Portal<Q, R> portal, List<? extends Q> requests) {
            throw undeclared("asks " + portal.path());
        }

        @Override
        public <Q> void tell(Portal<Q, ?> portal, Q request) {
            ctx.tell(portal, request);
        }

        @Override
        public <R> void reply(ReplyTo<R> to, R reply) {
            ctx.reply(to, reply);
        }

        @Override
        public void fail(ReplyTo<?> to, String reason) {
            ctx.fail(to, reason);
        }

        @Override
        public TimerId after(Duration delay, OnTimer<M> timer) {
            throw undeclared("sets the timer " + timer);
        }

        @Override
        public void cancel(TimerId timer) {
            ctx.cancel(timer);
        }

        private IllegalStateException undeclared(String what) {
            return new IllegalStateException(ctx.path() + ": the first task of Tasks.andThen " + what
                    + ", but declares neither continuations nor timers; make two steps of the two tasks");
        }
    }
}
