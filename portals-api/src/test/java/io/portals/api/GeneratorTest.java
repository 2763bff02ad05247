package io.portals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {

    @Test
    void ofGivesOneAtom() {
        Generator<String> generator = Generator.of(String.class, "a", "b");
        assertThat(generator.type()).isEqualTo(Type.of(String.class));
        assertThat(atoms(generator, 0)).containsExactly(List.of("a", "b"));
        assertThat(atoms(Generator.of(String.class), 0)).isEmpty();
    }

    @Test
    void ofGivesOneAtomOfAGenericType() {
        Type<List<String>> words = new Type<>() {};
        Generator<List<String>> generator = Generator.of(words, List.of("a", "b"), List.of());
        assertThat(generator.type()).isEqualTo(words);
        assertThat(atoms(generator, 0)).containsExactly(List.of(List.of("a", "b"), List.of()));
    }

    @Test
    void atomsLeavesOutEmptyOnes() {
        Generator<String> generator =
                Generator.atoms(Type.of(String.class), List.of(List.of("a"), List.of(), List.of("b", "c")));
        assertThat(atoms(generator, 0)).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void atomsAreCopiedWhenTheGeneratorIsMade() {
        List<String> atom = new ArrayList<>(List.of("a"));
        Generator<String> generator = Generator.atoms(Type.of(String.class), List.of(atom));
        atom.add("b");
        assertThat(atoms(generator, 0)).containsExactly(List.of("a"));
    }

    @Test
    void rangeGivesItsLastAtomWhatIsLeft() {
        assertThat(atoms(Generator.range(0, 7, 3), 0))
                .containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L));
        assertThat(atoms(Generator.range(0, 6, 3), 0)).containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L));
        assertThat(atoms(Generator.range(5, 5, 3), 0)).isEmpty();
        assertThat(atoms(Generator.range(5, 4, 3), 0)).isEmpty();
    }

    @Test
    void rangeReachesTheEndsOfLong() {
        assertThat(atoms(Generator.range(Long.MAX_VALUE - 2, Long.MAX_VALUE, 10), 0))
                .containsExactly(List.of(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1));
        assertThat(atoms(Generator.range(Long.MIN_VALUE, Long.MIN_VALUE + 1, 10), 0))
                .containsExactly(List.of(Long.MIN_VALUE));
        assertThat(Generator.range(Long.MIN_VALUE, Long.MAX_VALUE, 2)
                        .atoms()
                        .from(1)
                        .next())
                .containsExactly(Long.MIN_VALUE + 2, Long.MIN_VALUE + 3);
    }

    @Test
    void rangeRefusesAtomsWithoutEvents() {
        assertThatThrownBy(() -> Generator.range(0, 7, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Generator.range(): atomSize is 0; it must be 1 or more");
        assertThat(atoms(Generator.range(0, 2, 1), 0)).containsExactly(List.of(0L), List.of(1L));
    }

    @Test
    void emptyGivesNoAtom() {
        assertThat(atoms(Generator.empty(String.class), 0)).isEmpty();
        assertThat(Generator.empty(String.class).type()).isEqualTo(Type.of(String.class));
        Type<List<String>> words = new Type<>() {};
        assertThat(Generator.empty(words).type()).isEqualTo(words);
    }

    @Test
    void signalGivesOneAtomOfOneEvent() {
        assertThat(atoms(Generator.signal(String.class, "go"), 0)).containsExactly(List.of("go"));
        Type<List<String>> words = new Type<>() {};
        Generator<List<String>> generator = Generator.signal(words, List.of("a", "b"));
        assertThat(generator.type()).isEqualTo(words);
        assertThat(atoms(generator, 0)).containsExactly(List.of(List.of("a", "b")));
    }

    @Test
    void iteratorGivesItsLastAtomWhatIsLeft() {
        assertThat(atoms(iterator(7, 3), 0)).containsExactly(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6));
        assertThat(atoms(iterator(6, 3), 0)).containsExactly(List.of(0, 1, 2), List.of(3, 4, 5));
        assertThat(atoms(iterator(0, 3), 0)).isEmpty();
    }

    @Test
    void iteratorReadsNoFurtherThanTheAtomThatIsTaken() {
        Iterator<List<Long>> endless = Generator.iterator(
                        Long.class, 2, () -> LongStream.iterate(1, n -> 2 * n).iterator())
                .atoms()
                .from(3);
        assertThat(endless.next()).containsExactly(64L, 128L);
        assertThat(endless.next()).containsExactly(256L, 512L);
    }

    @Test
    void iteratorRefusesAtomsWithoutEvents() {
        assertThatThrownBy(() -> iterator(7, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Generator.iterator(): atomSize is 0; it must be 1 or more");
        assertThat(atoms(iterator(2, 1), 0)).containsExactly(List.of(0), List.of(1));
    }

    private static Generator<Integer> iterator(int events, int atomSize) {
        return Generator.iterator(
                Integer.class, atomSize, () -> IntStream.range(0, events).iterator());
    }

    /** Counts how often it was closed. */
    private record Closed(Iterator<String> events, List<String> closed) implements Iterator<String>, AutoCloseable {
        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public String next() {
            return events.next();
        }

        @Override
        public void close() {
            closed.add("closed");
        }
    }

    @Test
    void closingTheAtomsOfAnIteratorClosesIt() throws Exception {
        List<String> closed = new ArrayList<>();
        Iterator<List<String>> atoms = Generator.iterator(
                        String.class, 2, () -> new Closed(List.of("a", "b", "c").iterator(), closed))
                .atoms()
                .from(0);
        atoms.next();
        assertThat(closed).isEmpty();
        ((AutoCloseable) atoms).close();
        assertThat(closed).containsExactly("closed");
        ((AutoCloseable) iterator(2, 1).atoms().from(0)).close(); // one that need not be closed
    }

    @Test
    void throttledGivesTheSameAtomsWithAPause() {
        Generator<Long> all = Generator.range(0, 7, 3);
        Generator<Long> throttled = all.throttled(Duration.ofSeconds(1));
        assertThat(atoms(throttled, 0)).isEqualTo(atoms(all, 0));
        assertThat(throttled.type()).isEqualTo(all.type());
        assertThat(throttled.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(all.pause()).as("the one that it was made of").isEqualTo(Duration.ZERO);
        assertThat(throttled.throttled(Duration.ofMillis(1)).pause()).isEqualTo(Duration.ofMillis(1));
        assertThat(Generator.of(String.class, "a")
                        .throttled(Duration.ofMillis(1))
                        .listed())
                .contains(List.of(List.of("a")));
    }

    @Test
    void throttledRefusesLessThanAMillisecond() {
        for (Duration tooShort : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofNanos(999_999))) {
            assertThatThrownBy(() -> Generator.range(0, 7, 3).throttled(tooShort))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Generator.throttled(): the pause is " + tooShort
                            + "; it must be a millisecond or more. For more atoms in a second, make them larger");
        }
    }

    static List<Generator<?>> generators() {
        return List.of(
                Generator.of(String.class, "a", "b"),
                Generator.atoms(Type.of(String.class), List.of(List.of("a"), List.of(), List.of("b", "c"))),
                Generator.range(-4, 7, 3),
                Generator.signal(String.class, "a"),
                iterator(11, 4),
                Generator.range(-4, 7, 3).throttled(Duration.ofMillis(1)),
                Generator.from(Type.of(Long.class), from -> List.of(List.of(1L), List.of(2L))
                        .subList((int) Math.min(2, from), 2)
                        .iterator()));
    }

    @ParameterizedTest
    @MethodSource("generators")
    void readAgainFromAnyAtomItGivesTheSameAtoms(Generator<?> generator) {
        List<?> all = atoms(generator, 0);
        assertThat(all).isNotEmpty();
        for (int atom = 0; atom <= all.size(); atom++) {
            assertThat((List<?>) atoms(generator, atom))
                    .as("from atom " + atom)
                    .isEqualTo(all.subList(atom, all.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("generators")
    void behindItsLastAtomThereIsNone(Generator<?> generator) {
        assertThat((List<?>) atoms(generator, 1_000)).isEmpty();
        assertThat((List<?>) atoms(generator, Long.MAX_VALUE)).isEmpty();
        Iterator<?> end = generator.atoms().from(1_000);
        assertThatThrownBy(end::next).isInstanceOf(NoSuchElementException.class);
    }

    private static <T> List<List<T>> atoms(Generator<T> generator, long from) {
        List<List<T>> atoms = new ArrayList<>();
        Iterator<List<T>> left = generator.atoms().from(from);
        while (left.hasNext()) {
            assertThat(atoms).as("atoms of a generator that has few").hasSizeLessThan(100);
            atoms.add(left.next());
        }
        return atoms;
    }
}
