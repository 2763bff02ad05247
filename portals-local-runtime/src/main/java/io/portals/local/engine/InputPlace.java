package io.portals.local.engine;

import io.portals.api.Type;
import io.portals.local.run.Step;
import io.portals.local.verify.Verification.Boundary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An input: atoms that were sent to it, until it ends. They wait until somebody reads it. */
final class InputPlace extends Place {
    private final Ready ready;
    private final Stream stream;
    private final Boundary events;
    private final ArrayDeque<Object[]> sent = new ArrayDeque<>();
    private boolean ended;

    /** What was there at a moment. */
    record Saved(List<Object[]> sent, boolean ended) {}

    InputPlace(Ready ready, Stream stream, Boundary events) {
        super(Level.OUTSIDE, Step.Kind.RECEIVE, stream.path, "");
        this.ready = ready;
        this.stream = stream;
        this.events = events;
    }

    void send(List<?> atom) {
        if (ended) {
            throw new IllegalStateException(path + ": the input has ended; send before end()");
        }
        if (atom.isEmpty()) {
            return;
        }
        Object[] values = new Object[atom.size()];
        for (int i = 0; i < values.length; i++) {
            if (atom.get(i) == null) {
                throw new NullPointerException(path + ": sends null; an event cannot be null");
            }
            values[i] = events.cross(atom.get(i));
        }
        sent.add(values);
        ready.update(this);
    }

    Type<?> type() {
        return stream.type();
    }

    void end() {
        ended = true;
    }

    boolean isExhausted() {
        return ended && (sent.isEmpty() || !stream.isRead());
    }

    @Override
    boolean isReady() {
        return !sent.isEmpty() && stream.isRead();
    }

    @Override
    List<List<Object>> waiting() {
        return sent.stream().map(Arrays::asList).toList();
    }

    @Override
    String producer() {
        return "";
    }

    @Override
    void handle(Transaction transaction) {
        transaction.handles(sent.peekFirst());
        transaction.publish(stream, sent.peekFirst());
    }

    @Override
    void handled() {
        sent.pollFirst();
        ready.taken(this);
    }

    Saved save() {
        return new Saved(new ArrayList<>(sent), ended);
    }

    void load(Saved saved) {
        sent.addAll(saved.sent());
        ended = saved.ended();
        ready.update(this);
    }
}
