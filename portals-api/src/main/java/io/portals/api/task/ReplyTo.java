package io.portals.api.task;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where the answer to a request goes: a plain value that a replier may keep in state or in a continuation of its own, to
 * answer later with {@link TaskContext#reply(ReplyTo, Object)} or {@link TaskContext#fail(ReplyTo, String)}.
 *
 * <pre>{@code
 * record Wait() implements Replier<Await, Ready, Void> {
 *   static final PerKey<ReplyTo<Ready>> WAITING = State.perKey("waiting", new Type<ReplyTo<Ready>>() {});
 *   public void request(Await request, ReplierContext<Void, Ready> ctx) { ctx.set(WAITING, ctx.replyTo()); }
 * }
 * }</pre>
 *
 * <p>It is made by the runtime, equal to its copies, and means something only in the job in which it was made and in what is
 * restored from that job's savepoints.
 *
 * @param <R> the type of the reply
 */
public final class ReplyTo<R> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String edge;
    private final byte[] key;
    private final long correlation;

    /**
     * For runtimes.
     *
     * @param edge the edge by which the reply travels
     * @param key the asker's key, encoded, as far as the runtime needs it; owned by this value from now on
     * @param correlation the request among those of the asker
     */
    public ReplyTo(String edge, byte[] key, long correlation) {
        this.edge = Objects.requireNonNull(edge, "edge");
        this.key = Objects.requireNonNull(key, "key");
        this.correlation = correlation;
    }

    /** The edge by which the reply travels. */
    public String edge() {
        return edge;
    }

    /** The asker's key, encoded. The array itself, not a copy: do not change it. */
    public byte[] key() {
        return key;
    }

    /** Which of the asker's requests it is. */
    public long correlation() {
        return correlation;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplyTo<?> that
                && correlation == that.correlation
                && edge.equals(that.edge)
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * edge.hashCode() + Arrays.hashCode(key)) + Long.hashCode(correlation);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ReplyTo(").append(edge).append(", key ");
        for (byte each : key) {
            text.append(Character.forDigit(each >> 4 & 15, 16)).append(Character.forDigit(each & 15, 16));
        }
        return text.append(", request ").append(correlation).append(')').toString();
    }
}
