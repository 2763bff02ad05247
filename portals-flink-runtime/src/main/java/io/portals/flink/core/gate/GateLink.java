package io.portals.flink.core.gate;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/** From a core to the gate's reader beside it, in one JVM; the way back is in band, but for two flags. */
public final class GateLink {
    /** Tells a reader that is not beside the core from one that was closed, as on cancellation. */
    private static final String JVM = UUID.randomUUID().toString();

    private static final ConcurrentMap<String, GateLink> LINKS = new ConcurrentHashMap<>();

    private final String id = JVM + "/" + UUID.randomUUID();
    private final Queue<GateEvent> toEnumerator = new ConcurrentLinkedQueue<>();
    private final Runnable wakeReader;
    private volatile long checkpoint = -1;
    private volatile boolean throttle;

    GateLink(Runnable wakeReader) {
        this.wakeReader = wakeReader;
        LINKS.put(id, this);
    }

    /**
     * The link of that name, or null if its reader was closed.
     *
     * @throws IllegalStateException if the reader is in another JVM
     */
    public static GateLink named(String id) {
        if (!id.startsWith(JVM)) {
            throw new IllegalStateException("the gate's reader is not in the JVM of its core: co-location is broken");
        }
        return LINKS.get(id);
    }

    String id() {
        return id;
    }

    /** The last checkpoint whose barrier the sources of this slot have sent: the core learns of it before it arrives. */
    public long checkpoint() {
        return checkpoint;
    }

    void checkpoint(long id) {
        checkpoint = id;
    }

    /** Whether all subtasks are to take less from outside, as one of them is busy. */
    public boolean throttle() {
        return throttle;
    }

    void throttle(boolean on) {
        throttle = on;
    }

    /** Reports a round. */
    public void roundDone(long round, long moved, long openAsks) {
        send(new GateEvent.RoundDone(round, moved, openAsks));
    }

    /** Reports a long queue, or its end. */
    public void busy(boolean busy) {
        send(new GateEvent.Busy(busy));
    }

    private void send(GateEvent event) {
        toEnumerator.add(event);
        wakeReader.run();
    }

    GateEvent nextForEnumerator() {
        return toEnumerator.poll();
    }

    boolean hasMoreForEnumerator() {
        return !toEnumerator.isEmpty();
    }

    void close() {
        LINKS.remove(id);
    }
}
