package io.portals.flink.core.feedback;

import io.portals.flink.task.Request;

/**
 * One message inside a core. Immutable; in process it is passed by reference.
 *
 * <p>The round marker is an envelope too: it must not overtake messages, so it goes where they go.
 */
public final class Envelope implements Request {
    /** In place of an edge's number: a round marker. */
    static final int MARKER = -1;

    static final int NONE = -1;

    private final int edge;
    private final Object key;
    private final int keyGroup;
    private final Object payload;
    private final int replyEdge;
    private final Object asker;
    private final long correlation;

    private Envelope(
            int edge, Object key, int keyGroup, Object payload, int replyEdge, Object asker, long correlation) {
        this.edge = edge;
        this.key = key;
        this.keyGroup = keyGroup;
        this.payload = payload;
        this.replyEdge = replyEdge;
        this.asker = asker;
        this.correlation = correlation;
    }

    /** An event for a key, or for none. */
    public static Envelope event(int edge, Object key, int keyGroup, Object payload) {
        return new Envelope(edge, key, keyGroup, payload, NONE, null, 0);
    }

    /** A request that wants an answer. */
    public static Envelope ask(
            int edge, Object key, int keyGroup, Object payload, int replyEdge, Object asker, long correlation) {
        return new Envelope(edge, key, keyGroup, payload, replyEdge, asker, correlation);
    }

    /** A request that wants none. */
    public static Envelope tell(int edge, Object key, int keyGroup, Object payload) {
        return new Envelope(edge, key, keyGroup, payload, NONE, null, 0);
    }

    /** An answer: a reply, or a {@link io.portals.api.task.PortalFailure}. */
    public static Envelope answer(int edge, Object key, int keyGroup, Object payload, long correlation) {
        return new Envelope(edge, key, keyGroup, payload, NONE, null, correlation);
    }

    /** A round's marker for the tail of a subtask. */
    public static Envelope marker(long round, int subtask) {
        return new Envelope(MARKER, null, subtask, null, NONE, null, round);
    }

    public boolean isMarker() {
        return edge == MARKER;
    }

    /** The round that a marker belongs to. */
    public long round() {
        return correlation;
    }

    /** The subtask that a marker is for. */
    int markedSubtask() {
        return keyGroup;
    }

    /** The number of the edge. */
    public int edge() {
        return edge;
    }

    public Object key() {
        return key;
    }

    public int keyGroup() {
        return keyGroup;
    }

    public Object payload() {
        return payload;
    }

    /** The number of the edge for the answer. */
    public int replyEdge() {
        return replyEdge;
    }

    /** The key of the task that asked. */
    public Object asker() {
        return asker;
    }

    /** Which ask of that key it is. */
    public long correlation() {
        return correlation;
    }

    /** The same message; one without a key stays with the group in which it was logged. */
    public Envelope inKeyGroup(int group) {
        return group == keyGroup ? this : new Envelope(edge, key, group, payload, replyEdge, asker, correlation);
    }

    @Override
    public boolean asked() {
        return replyEdge != NONE;
    }

    @Override
    public String toString() {
        return isMarker() ? "marker " + correlation : "edge " + edge + " to " + key + ": " + payload;
    }
}
