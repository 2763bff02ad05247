package io.portals.local.engine;

import io.portals.api.Generator;
import io.portals.local.run.Step;
import io.portals.local.run.TaskFailedException;
import io.portals.local.verify.Verification.Boundary;
import java.util.Iterator;
import java.util.List;

/**
 * A generator, read from the position that is committed. It waits until somebody reads its stream, and, if it is throttled, until
 * the next atom is due.
 */
final class GeneratorPlace extends Place {
    private final Ready ready;
    private final Stream stream;
    private final Generator.Atoms<?> source;
    private final long pauseMillis;
    private final Boundary events;
    private final Clock clock;
    private Iterator<? extends List<?>> atoms;
    private long position;

    /** Before this time no atom is given. */
    private long dueMillis;

    private Object[] next;

    /** Why there is no next atom: thrown by the step that should give it, so that it can be tried again. */
    private TaskFailedException failure;

    /** What was there at a moment. */
    record Saved(long position, long dueMillis) {}

    GeneratorPlace(
            Ready ready, Stream stream, Generator.Atoms<?> source, long pauseMillis, Boundary events, Clock clock) {
        super(Level.OUTSIDE, Step.Kind.GENERATE, stream.path, "");
        this.ready = ready;
        this.stream = stream;
        this.source = source;
        this.pauseMillis = pauseMillis;
        this.events = events;
        this.clock = clock;
    }

    boolean isExhausted() {
        return !hasNext();
    }

    @Override
    boolean isReady() {
        return isDue() && hasNext();
    }

    private boolean isDue() {
        return dueMillis <= clock.millis;
    }

    /** When the next atom is due, if it has to be waited for; {@link Deadlines#NEVER} if not. */
    long nextMillis() {
        return !isDue() && hasNext() ? dueMillis : Deadlines.NEVER;
    }

    private boolean hasNext() {
        if (next == null && failure == null && stream.isRead()) {
            fetch();
        }
        return next != null || failure != null;
    }

    private void fetch() {
        try {
            if (atoms == null) {
                atoms = source.from(position);
            }
            while (next == null && atoms.hasNext()) {
                List<?> atom = atoms.next();
                if (atom.isEmpty()) {
                    position++; // counts, but nobody sees it
                } else {
                    next = verified(atom);
                }
            }
        } catch (Exception e) {
            close();
            failure = new TaskFailedException(path + ": atom " + position + " failed: " + e, e);
        }
    }

    private Object[] verified(List<?> atom) {
        Object[] values = atom.toArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                throw new NullPointerException("gives null; an event cannot be null");
            }
            values[i] = events.cross(values[i]);
        }
        return values;
    }

    @Override
    String producer() {
        return "";
    }

    @Override
    void handle(Transaction transaction) {
        if (next == null) {
            TaskFailedException thrown = failure;
            failure = null;
            fetch();
            if (next == null) {
                throw thrown;
            }
        }
        transaction.handles(next);
        transaction.publish(stream, next);
    }

    @Override
    void handled() {
        next = null;
        position++;
        dueMillis = clock.after(pauseMillis);
        ready.taken(this);
    }

    /** To be called when time has moved. */
    void timeMoved() {
        ready.update(this);
    }

    Saved save() {
        return new Saved(position, dueMillis);
    }

    void load(Saved saved) {
        close();
        next = null;
        failure = null;
        position = saved.position();
        dueMillis = saved.dueMillis();
        ready.update(this);
    }

    /** Gives up what it reads from. */
    void close() {
        if (atoms instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                // nothing more is read from it
            }
        }
        atoms = null;
    }
}
