package io.portals.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the atoms of a stream come from that is part of the application. A generator can be read again from any atom on, and
 * gives the same atoms each time: that is what recovery replays.
 *
 * <pre>{@code
 * app.generator("seed", Generator.of(Token.class, new Token(8)));
 * app.generator("numbers", Generator.range(0, 1_000, 128));
 * app.generator("ticks", Generator.range(0, 60, 1).throttled(Duration.ofSeconds(1)));
 * }</pre>
 *
 * <p>Lines of a file are in {@code io.portals.api.file}, as there are no files in a browser.
 *
 * @param <T> the type of its events
 */
public final class Generator<T> {

    /** The atoms of a generator, from a position on. */
    @FunctionalInterface
    public interface Atoms<T> extends java.io.Serializable {
        /**
         * The atoms from the given one on, which are counted from 0. An iterator that is {@link AutoCloseable} is closed when a
         * runtime will read no more of it.
         */
        Iterator<List<T>> from(long atom);
    }

    /** The events of a generator that is always read from its start. */
    @FunctionalInterface
    public interface Events<T> extends java.io.Serializable {
        /** All events, the same ones in each call. An iterator that is {@link AutoCloseable} is closed as one of {@link Atoms}. */
        Iterator<T> all();
    }

    private final Type<T> type;
    private final Atoms<T> atoms;
    private final Duration pause;

    private Generator(Type<T> type, Atoms<T> atoms, Duration pause) {
        this.type = type;
        this.atoms = atoms;
        this.pause = pause;
    }

    /**
     * No atoms: for a workflow whose tasks only serve portals.
     *
     * <pre>{@code
     * app.workflow("stock", app.generator("nothing", Generator.empty(String.class)))
     *     .keyBy(String.class, item -> item)
     *     .process("stock", String.class, Tasks.nothing())
     *     .replies(STOCK, new GiveItem())
     *     .sink();
     * }</pre>
     */
    public static <T> Generator<T> empty(Class<T> type) {
        return empty(Type.of(type));
    }

    /** As {@link #empty(Class)}, for generic types. */
    public static <T> Generator<T> empty(Type<T> type) {
        return atoms(type, List.of());
    }

    /** One atom of one event: what sets something off. */
    public static <T> Generator<T> signal(Class<T> type, T event) {
        return signal(Type.of(type), event);
    }

    /** As {@link #signal(Class, Object)}, for generic types. */
    public static <T> Generator<T> signal(Type<T> type, T event) {
        return atoms(type, List.of(List.of(event)));
    }

    /** One atom of the given events. */
    @SafeVarargs
    public static <T> Generator<T> of(Class<T> type, T... events) {
        return of(Type.of(type), events);
    }

    /** As {@link #of(Class, Object...)}, for generic types. */
    @SafeVarargs
    public static <T> Generator<T> of(Type<T> type, T... events) {
        return atoms(type, List.of(List.of(events)));
    }

    /** The given atoms; empty ones are left out. */
    public static <T> Generator<T> atoms(Type<T> type, List<List<T>> atoms) {
        List<List<T>> copy = new ArrayList<>();
        for (List<T> atom : atoms) {
            if (!atom.isEmpty()) {
                copy.add(List.copyOf(atom));
            }
        }
        return from(type, new Listed<>(List.copyOf(copy)));
    }

    /**
     * The numbers from {@code from} (inclusive) to {@code to} (exclusive), {@code atomSize} to an atom.
     *
     * @throws IllegalArgumentException if {@code atomSize} is less than 1
     */
    public static Generator<Long> range(long from, long to, int atomSize) {
        if (atomSize < 1) {
            throw new IllegalArgumentException("Generator.range(): atomSize is " + atomSize + "; it must be 1 or more");
        }
        return from(Type.of(Long.class), new Range(from, to, atomSize));
    }

    /**
     * What an iterator gives, {@code atomSize} events to an atom.
     *
     * <pre>{@code
     * Generator.iterator(Long.class, 10, () -> LongStream.iterate(1, n -> 2 * n).limit(40).iterator())
     * }</pre>
     *
     * <p>To recover, a runtime asks for the iterator again and skips what it had read. So the iterator must give the same events
     * each time, and recovery takes the longer the further it had come; where a later event can be found faster, use {@link #from}.
     *
     * @param atomSize events to an atom; the last one has what is left
     * @param events is shipped to where it is read, so what it captures must be serializable
     * @throws IllegalArgumentException if {@code atomSize} is less than 1
     */
    public static <T> Generator<T> iterator(Class<T> type, int atomSize, Events<T> events) {
        return iterator(Type.of(type), atomSize, events);
    }

    /** As {@link #iterator(Class, int, Events)}, for generic types. */
    public static <T> Generator<T> iterator(Type<T> type, int atomSize, Events<T> events) {
        if (atomSize < 1) {
            throw new IllegalArgumentException(
                    "Generator.iterator(): atomSize is " + atomSize + "; it must be 1 or more");
        }
        return from(type, new Grouped<>(Objects.requireNonNull(events, "events"), atomSize));
    }

    /** Any atoms that can be given again from each position on. */
    public static <T> Generator<T> from(Type<T> type, Atoms<T> atoms) {
        return new Generator<>(
                Objects.requireNonNull(type, "type"), Objects.requireNonNull(atoms, "atoms"), Duration.ZERO);
    }

    /**
     * The same atoms, with a pause behind each: the first comes at once, each other one so much later than the one before it, or
     * more if they are not read so fast.
     *
     * <p>It is processing time. In the local runtime it stands still until it is moved, and the next atom is waited for like a timer.
     * On Flink the source waits without keeping checkpoints from going on; after a failure the next atom comes at once.
     *
     * @param pause milliseconds precision; replaces that of an earlier call
     * @throws IllegalArgumentException if it is less than a millisecond
     */
    public Generator<T> throttled(Duration pause) {
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException("Generator.throttled(): the pause is " + pause
                    + "; it must be a millisecond or more. For more atoms in a second, make them larger");
        }
        return new Generator<>(type, atoms, pause);
    }

    public Type<T> type() {
        return type;
    }

    public Atoms<T> atoms() {
        return atoms;
    }

    /** The pause behind each atom; zero if it is not {@link #throttled}. */
    public Duration pause() {
        return pause;
    }

    /** All atoms, where they were given as a list. A runtime ships these as events, which need not be Serializable. */
    public Optional<List<List<T>>> listed() {
        return atoms instanceof Listed<T> list ? Optional.of(list.atoms()) : Optional.empty();
    }

    private record Listed<T>(List<List<T>> atoms) implements Atoms<T> {
        @Override
        public Iterator<List<T>> from(long atom) {
            return atoms.subList((int) Math.min(atom, atoms.size()), atoms.size())
                    .iterator();
        }
    }

    private record Grouped<T>(Events<T> events, int atomSize) implements Atoms<T> {
        @Override
        public Iterator<List<T>> from(long atom) {
            Groups<T> groups = new Groups<>(events.all(), atomSize);
            for (long skipped = 0; skipped < atom && groups.hasNext(); skipped++) {
                groups.skip();
            }
            return groups;
        }
    }

    /** So many events of an iterator to an atom. */
    private static final class Groups<T> implements Iterator<List<T>>, AutoCloseable {
        private final Iterator<T> events;
        private final int atomSize;

        Groups(Iterator<T> events, int atomSize) {
            this.events = events;
            this.atomSize = atomSize;
        }

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public List<T> next() {
            List<T> atom = new ArrayList<>();
            do {
                atom.add(events.next());
            } while (atom.size() < atomSize && events.hasNext());
            return atom;
        }

        void skip() {
            for (int i = 0; i < atomSize && events.hasNext(); i++) {
                events.next();
            }
        }

        @Override
        public void close() throws Exception {
            if (events instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private record Range(long from, long to, int atomSize) implements Atoms<Long> {
        @Override
        public Iterator<List<Long>> from(long atom) {
            return new Iterator<>() {
                private long next = start(atom);

                @Override
                public boolean hasNext() {
                    return next < to;
                }

                @Override
                public List<Long> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    long end = Long.compareUnsigned(to - next, atomSize) <= 0 ? to : next + atomSize;
                    List<Long> events = new ArrayList<>((int) (end - next));
                    while (next < end) {
                        events.add(next++);
                    }
                    return events;
                }
            };
        }

        /** The first number of the atom, or the range's end if there is none. Unsigned, as a range can be longer than a long. */
        private long start(long atom) {
            boolean isBehind = from >= to || Long.compareUnsigned(atom, Long.divideUnsigned(to - from, atomSize)) > 0;
            return isBehind ? to : from + atom * atomSize;
        }
    }
}
