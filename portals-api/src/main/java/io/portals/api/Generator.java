package io.portals.api;

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
 * }</pre>
 *
 * @param <T> the type of its events
 */
public final class Generator<T> {

    /** The atoms of a generator, from a position on. */
    @FunctionalInterface
    public interface Atoms<T> extends java.io.Serializable {
        /** The atoms from the given one on, which are counted from 0. */
        Iterator<List<T>> from(long atom);
    }

    private final Type<T> type;
    private final Atoms<T> atoms;

    private Generator(Type<T> type, Atoms<T> atoms) {
        this.type = type;
        this.atoms = atoms;
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

    /** Any atoms that can be given again from each position on. */
    public static <T> Generator<T> from(Type<T> type, Atoms<T> atoms) {
        return new Generator<>(Objects.requireNonNull(type, "type"), Objects.requireNonNull(atoms, "atoms"));
    }

    public Type<T> type() {
        return type;
    }

    public Atoms<T> atoms() {
        return atoms;
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
