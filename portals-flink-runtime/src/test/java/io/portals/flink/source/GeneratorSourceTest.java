package io.portals.flink.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Generator;
import io.portals.api.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GeneratorSourceTest {
    private final GeneratorSource<String> source = new GeneratorSource<>(
            Generator.atoms(Type.of(String.class), List.of(List.of("a", "b"), List.of("c"), List.of("d", "e", "f"))));

    /** What one call of the reader gave. */
    private record Poll(InputStatus status, List<String> events) {}

    private static Poll poll(SourceReader<String, GeneratorSplit> reader) throws Exception {
        Collected output = new Collected(new ArrayList<>());
        InputStatus status = reader.pollNext(output);
        return new Poll(status, List.copyOf(output.events()));
    }

    private record Collected(List<String> events) implements ReaderOutput<String> {
        @Override
        public void collect(String event) {
            events.add(event);
        }

        @Override
        public void collect(String event, long timestamp) {
            events.add(event);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<String> createOutputForSplit(String split) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String split) {}
    }

    /** It needs nothing of what Flink gives a reader. */
    private SourceReader<String, GeneratorSplit> reader() {
        return source.createReader(null);
    }

    @Nested
    class Reader {
        private final SourceReader<String, GeneratorSplit> reader = reader();

        @Test
        void givesAWholeAtomInEachCall() throws Exception {
            reader.addSplits(List.of(new GeneratorSplit(0)));
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.MORE_AVAILABLE, List.of("a", "b")));
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.MORE_AVAILABLE, List.of("c")));
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.MORE_AVAILABLE, List.of("d", "e", "f")));
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.END_OF_INPUT, List.of()));
        }

        @Test
        void goesOnWithTheNextAtomFromEachOfItsCheckpoints() throws Exception {
            List<List<String>> atoms = List.of(List.of("a", "b"), List.of("c"), List.of("d", "e", "f"));
            reader.addSplits(List.of(new GeneratorSplit(0)));
            for (int given = 0; given <= atoms.size(); given++) {
                SourceReader<String, GeneratorSplit> restored = reader();
                restored.addSplits(reader.snapshotState(given));
                List<List<String>> rest = new ArrayList<>();
                for (Poll poll = poll(restored); poll.status() == InputStatus.MORE_AVAILABLE; poll = poll(restored)) {
                    rest.add(poll.events());
                }
                assertThat(rest).as("after " + given).isEqualTo(atoms.subList(given, atoms.size()));
                poll(reader);
            }
        }

        @Test
        void waitsForItsSplitAndEndsWithoutOne() throws Exception {
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.NOTHING_AVAILABLE, List.of()));
            assertThat(reader.isAvailable()).isNotDone();
            assertThat(reader.snapshotState(1)).isEmpty();
            reader.notifyNoMoreSplits();
            assertThat(reader.isAvailable()).isDone();
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.END_OF_INPUT, List.of()));
        }

        @Test
        void isAvailableWhenItHasItsSplit() {
            reader.addSplits(List.of(new GeneratorSplit(0)));
            reader.notifyNoMoreSplits();
            assertThat(reader.isAvailable()).isDone();
        }
    }

    @Nested
    class ThrottledReader {
        private final List<CompletableFuture<Void>> pauses = new ArrayList<>();
        private final SourceReader<String, GeneratorSplit> reader = throttled();

        private SourceReader<String, GeneratorSplit> throttled() {
            List<List<String>> atoms = List.of(List.of("a", "b"), List.of(), List.of("c"), List.of("d"));
            return new GeneratorReader<>(
                    "/app/generators/letters",
                    from -> atoms.subList((int) from, atoms.size()).iterator(),
                    () -> {
                        pauses.add(new CompletableFuture<>());
                        return pauses.get(pauses.size() - 1);
                    });
        }

        private void endPause() {
            pauses.get(pauses.size() - 1).complete(null);
        }

        @Test
        void givesTheFirstAtomAtOnceAndNoneInAPause() throws Exception {
            reader.addSplits(List.of(new GeneratorSplit(0)));
            reader.notifyNoMoreSplits();
            assertThat(reader.isAvailable()).isDone();
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.NOTHING_AVAILABLE, List.of("a", "b")));
            assertThat(reader.isAvailable()).isNotDone();
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.NOTHING_AVAILABLE, List.of()));
            assertThat(pauses).hasSize(1);
        }

        @Test
        void goesOnWhenThePauseEnds() throws Exception {
            reader.addSplits(List.of(new GeneratorSplit(0)));
            poll(reader);
            CompletableFuture<Void> available = reader.isAvailable();
            endPause();
            assertThat(available).isDone();
            assertThat(poll(reader))
                    .as("no pause behind an atom without events")
                    .isEqualTo(new Poll(InputStatus.MORE_AVAILABLE, List.of()));
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.NOTHING_AVAILABLE, List.of("c")));
            endPause();
            assertThat(poll(reader))
                    .as("no pause behind the last atom")
                    .isEqualTo(new Poll(InputStatus.MORE_AVAILABLE, List.of("d")));
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.END_OF_INPUT, List.of()));
            assertThat(pauses).hasSize(2);
        }

        @Test
        void restoredInAPauseGoesOnWithTheNextAtom() throws Exception {
            reader.addSplits(List.of(new GeneratorSplit(1)));
            poll(reader);
            assertThat(poll(reader)).isEqualTo(new Poll(InputStatus.NOTHING_AVAILABLE, List.of("c")));
            SourceReader<String, GeneratorSplit> restored = throttled();
            restored.addSplits(reader.snapshotState(1));
            assertThat(poll(restored)).isEqualTo(new Poll(InputStatus.MORE_AVAILABLE, List.of("d")));
            assertThat(poll(restored)).isEqualTo(new Poll(InputStatus.END_OF_INPUT, List.of()));
        }

        @Test
        void closedInAPauseLeavesItToNobody() throws Exception {
            reader.addSplits(List.of(new GeneratorSplit(0)));
            poll(reader);
            reader.close();
            assertThat(pauses).singleElement().satisfies(pause -> assertThat(pause)
                    .isDone());
        }
    }

    @Test
    void onlyAThrottledGeneratorPauses() {
        assertThat(Pauses.of(Duration.ZERO).begin()).isDone();
        CompletableFuture<Void> aDay = Pauses.of(Duration.ofDays(1)).begin();
        assertThat(aDay).isNotDone();
        aDay.complete(null);
        assertThat(Pauses.of(Duration.ofMillis(1)).begin()).succeedsWithin(Duration.ofSeconds(60));
    }

    private record Closing(List<String> log) implements Iterator<List<String>>, AutoCloseable {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public List<String> next() {
            throw new IllegalStateException("rotten");
        }

        @Override
        public void close() {
            log.add("closed");
        }
    }

    @Test
    void whatAReaderReadsIsClosedWithIt() throws Exception {
        List<String> log = new ArrayList<>();
        SourceReader<String, GeneratorSplit> reader =
                new GeneratorReader<>("/app/generators/letters", from -> new Closing(log), () -> Pauses.NONE);
        reader.close();
        assertThat(log).as("opened by the first call only").isEmpty();
        reader.addSplits(List.of(new GeneratorSplit(3)));
        assertThatThrownBy(() -> poll(reader))
                .hasMessage("/app/generators/letters: atom 3 failed: java.lang.IllegalStateException: rotten");
        reader.close();
        assertThat(log).containsExactly("closed");
    }

    @Nested
    class Enumerator {
        private final MockSplitEnumeratorContext<GeneratorSplit> context = new MockSplitEnumeratorContext<>(2);
        private final SplitEnumerator<GeneratorSplit, GeneratorSplit> enumerator = source.createEnumerator(context);

        private List<GeneratorSplit> givenTo(int subtask) {
            return context.getSplitsAssignmentSequence().stream()
                    .flatMap(each -> each.assignment().getOrDefault(subtask, List.of()).stream())
                    .toList();
        }

        @Test
        void givesItsSplitToOneReaderOnce() throws Exception {
            enumerator.addReader(1);
            enumerator.addReader(0);
            enumerator.addReader(0);
            assertThat(givenTo(0)).containsExactly(new GeneratorSplit(0));
            assertThat(givenTo(1)).isEmpty();
            assertThat(context.hasNoMoreSplits(0)).isTrue();
            assertThat(context.hasNoMoreSplits(1)).isTrue();
        }

        @Test
        void givesASplitThatCameBackAgain() throws Exception {
            enumerator.addReader(0);
            enumerator.addSplitsBack(List.of(new GeneratorSplit(2)), 0);
            assertThat(givenTo(0)).containsExactly(new GeneratorSplit(0));
            enumerator.addReader(0);
            assertThat(givenTo(0)).containsExactly(new GeneratorSplit(0), new GeneratorSplit(2));
        }

        @Test
        void restoredGivesItsSplitIfItHadItStill() throws Exception {
            restored().addReader(0);
            assertThat(givenTo(0)).containsExactly(new GeneratorSplit(0));
        }

        @Test
        void restoredGivesNothingIfItsReaderHasTheSplit() throws Exception {
            enumerator.addReader(0);
            restored().addReader(0);
            assertThat(givenTo(0)).containsExactly(new GeneratorSplit(0));
        }

        /** From its checkpoint, as bytes. */
        private SplitEnumerator<GeneratorSplit, GeneratorSplit> restored() throws Exception {
            SimpleVersionedSerializer<GeneratorSplit> serializer = source.getEnumeratorCheckpointSerializer();
            byte[] bytes = serializer.serialize(enumerator.snapshotState(1));
            return source.restoreEnumerator(context, serializer.deserialize(serializer.getVersion(), bytes));
        }
    }

    @Test
    void aSplitIsReadAsItWasWritten() throws Exception {
        SimpleVersionedSerializer<GeneratorSplit> serializer = source.getSplitSerializer();
        byte[] bytes = serializer.serialize(new GeneratorSplit(Long.MAX_VALUE));
        assertThat(serializer.deserialize(serializer.getVersion(), bytes))
                .isEqualTo(new GeneratorSplit(Long.MAX_VALUE));
    }
}
