package io.portals.local.engine;

import io.portals.api.Generator;
import io.portals.local.run.Step;
import io.portals.local.run.TaskFailedException;
import io.portals.local.verify.Verification.Boundary;
import java.util.Iterator;
import java.util.List;

/** A generator, read from the position that is committed. It waits until somebody reads its stream. */
final class GeneratorPlace extends Place {
    private final Ready ready;
    private final Stream stream;
    private final Generator<?> generator;
    private final Boundary events;
    private Iterator<? extends List<?>> atoms;
    private long position;
    private Object[] next;

    /** Why there is no next atom: thrown by the step that should give it, so that it can be tried again. */
    private TaskFailedException failure;

    GeneratorPlace(Ready ready, Stream stream, Generator<?> generator, Boundary events) {
        super(Level.OUTSIDE, Step.Kind.GENERATE, stream.path, "");
        this.ready = ready;
        this.stream = stream;
        this.generator = generator;
        this.events = events;
    }

    boolean isExhausted() {
        return !isReady();
    }

    @Override
    boolean isReady() {
        if (next == null && failure == null && stream.isRead()) {
            fetch();
        }
        return next != null || failure != null;
    }

    private void fetch() {
        try {
            if (atoms == null) {
                atoms = generator.atoms().from(position);
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
            atoms = null;
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
        ready.taken(this);
    }

    long save() {
        return position;
    }

    void load(long saved) {
        atoms = null;
        next = null;
        failure = null;
        position = saved;
        ready.update(this);
    }
}
