package io.portals.examples.shoppingcart;

import io.portals.api.Portal;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.state.StateList;
import io.portals.api.state.StateMap;
import io.portals.api.task.Ask;
import io.portals.api.task.AskAll;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TimerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A context of one key for tests of handlers: keeps state, and notes what they do. One instance stands for all handlers of the
 * key, one after the other.
 */
public final class FakeContext<O, R> implements ReplierContext<O, R> {
    /** An ask that waits to be answered by the test. */
    public record Asked<O>(Object request, OnReply<?, O> continuation) {}

    /** A reply to a request whose handler took {@link ReplierContext#replyTo}. */
    public record LateReply(ReplyTo<?> to, Object reply) {}

    public final List<O> emitted = new ArrayList<>();
    public final List<Object> setAside = new ArrayList<>();
    public final Map<String, Long> counted = new HashMap<>();
    public final List<Asked<O>> asked = new ArrayList<>();
    public final List<Object> told = new ArrayList<>();
    public final List<R> replies = new ArrayList<>();
    public final List<LateReply> lateReplies = new ArrayList<>();
    public final List<ReplyTo<R>> taken = new ArrayList<>();

    private final Object key;
    private final Map<StateHandle, Object> state = new HashMap<>();

    public FakeContext(Object key) {
        this.key = key;
    }

    @Override
    public void emit(O event) {
        emitted.add(event);
    }

    @Override
    public void setAside(Object event, String reason) {
        setAside.add(event);
    }

    @Override
    public void count(String metric, long delta) {
        counted.merge(metric, delta, Long::sum);
    }

    @Override
    public String path() {
        return "/test/workflows/test/task";
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public <K> K key(Class<K> type) {
        return type.cast(key);
    }

    @Override
    public <T extends Task<?, ?>> T task(Class<T> type) {
        throw new UnsupportedOperationException("there is no task here");
    }

    @Override
    @SuppressWarnings("unchecked") // what was set under the handle
    public <V> V get(PerKey<V> handle) {
        return (V) state.getOrDefault(handle, handle.initial());
    }

    @Override
    public <V> void set(PerKey<V> handle, V value) {
        state.put(handle, value);
    }

    @Override
    public <V> V update(PerKey<V> handle, UnaryOperator<V> change) {
        V value = change.apply(get(handle));
        set(handle, value);
        return value;
    }

    @Override
    public void clear(StateHandle handle) {
        state.remove(handle);
    }

    @Override
    public <Q, A> Ask<A, O> ask(Portal<Q, A> portal, Q request) {
        return new Ask<>() {
            @Override
            public Ask<A, O> within(Duration limit) {
                return this;
            }

            @Override
            public <C extends Record & OnReply<? super A, O>> void then(C continuation) {
                asked.add(new Asked<>(request, continuation));
            }
        };
    }

    @Override
    public <Q, R> AskAll<R, O> askAll(Portal<Q, R> portal, List<? extends Q> requests) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <Q> void tell(Portal<Q, ?> portal, Q request) {
        told.add(request);
    }

    @Override
    public <A> void reply(ReplyTo<A> to, A reply) {
        lateReplies.add(new LateReply(to, reply));
    }

    @Override
    public void fail(ReplyTo<?> to, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reply(R reply) {
        replies.add(reply);
    }

    @Override
    public void fail(String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReplyTo<R> replyTo() {
        ReplyTo<R> address = new ReplyTo<>("test", new byte[0], taken.size());
        taken.add(address);
        return address;
    }

    @Override
    public TimerId after(Duration delay, OnTimer<O> timer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel(TimerId timer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V> StateList<V> list(PerKeyList<V> handle) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle) {
        throw new UnsupportedOperationException();
    }
}
