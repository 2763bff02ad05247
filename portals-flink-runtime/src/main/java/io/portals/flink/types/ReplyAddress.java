package io.portals.flink.types;

import io.portals.api.task.ReplyTo;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Where the answer to a request goes: the edge back to the task that asked, the key it asked for, and which of its requests it was.
 * A value, equal to its copies.
 *
 * @param <R> the reply
 */
public final class ReplyAddress<R> implements ReplyTo<R> {

    private static final long serialVersionUID = 1L;

    private final String edge;
    private final byte[] key;
    private final long correlation;

    /**
     * @param edge the edge by which the reply travels
     * @param key the asker's key, encoded; owned by this address from now on
     * @param correlation the request among those of the asker
     */
    public ReplyAddress(String edge, byte[] key, long correlation) {
        this.edge = Objects.requireNonNull(edge, "edge");
        this.key = Objects.requireNonNull(key, "key");
        this.correlation = correlation;
    }

    public String edge() {
        return edge;
    }

    /** The asker's key, encoded. The array itself, not a copy: do not change it. */
    public byte[] key() {
        return key;
    }

    public long correlation() {
        return correlation;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplyAddress<?> that
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
        return "ReplyAddress(" + edge + ", key " + HexFormat.of().formatHex(key) + ", request " + correlation + ")";
    }
}
