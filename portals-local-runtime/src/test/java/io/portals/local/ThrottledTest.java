package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Sequencer;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.local.run.Snapshot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Throttled generators: the next atom is waited for like a timer. */
final class ThrottledTest {
    private static final AtomicStream<String> LINES = AtomicStream.at("/ticks/workflows/w/stream", String.class);
    private static final Duration SECOND = Duration.ofSeconds(1);

    record Stamp() implements Task<Long, String> {
        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.emit(number + " at " + ctx.now().toEpochMilli());
        }
    }

    private static Application reading(Generator<Long> numbers) {
        return Application.named("ticks", app -> app.workflow("w", app.generator("numbers", numbers))
                .keyBy(Long.class, n -> n)
                .process("stamp", String.class, new Stamp())
                .sink());
    }

    private static LocalRuntime launched() {
        return LocalRuntime.seeded(1).launch(reading(Generator.range(0, 5, 2).throttled(SECOND)));
    }

    @Test
    void theFirstAtomComesAtOnceAndTheNextOnlyWhenTimeMoves() {
        LocalRuntime run = launched().untilIdle().untilIdle();
        assertThat(run.output(LINES)).containsExactly("0 at 0", "1 at 0");
        assertThat(run.now()).isEqualTo(Instant.EPOCH);
        assertThat(run.isComplete()).as("while an atom is waited for").isFalse();
        run.advance(SECOND.minusMillis(1));
        assertThat(run.output(LINES)).containsExactly("0 at 0", "1 at 0");
        run.advance(Duration.ofMillis(1)).untilIdle();
        assertThat(run.output(LINES)).containsExactly("0 at 0", "1 at 0", "2 at 1000", "3 at 1000");
    }

    @Test
    void eachAtomComesAtItsTimeAndWhatFollowsBeforeTimeGoesOn() {
        LocalRuntime run = launched().advance(Duration.ofMinutes(1));
        assertThat(run.output(LINES)).containsExactly("0 at 0", "1 at 0", "2 at 1000", "3 at 1000", "4 at 2000");
        assertThat(run.now()).isEqualTo(Instant.EPOCH.plusSeconds(60));
    }

    @Test
    void theNextAtomIsANextTimer() {
        LocalRuntime run = launched();
        assertThat(run.advanceToNextTimer()).as("the first atom needs no time").isFalse();
        run.untilIdle();
        assertThat(run.advanceToNextTimer()).isTrue();
        assertThat(run.now()).isEqualTo(Instant.EPOCH.plus(SECOND));
        assertThat(run.output(LINES)).as("no step was taken").hasSize(2);
        run.untilIdle();
        assertThat(run.advanceToNextTimer()).isTrue();
        run.untilIdle();
        assertThat(run.isComplete()).isTrue();
        assertThat(run.advanceToNextTimer()).as("there is no more atom").isFalse();
    }

    @Test
    void theRunIsCompleteWhenAllAtomsHaveCome() {
        LocalRuntime run = launched().untilComplete();
        assertThat(run.output(LINES)).containsExactly("0 at 0", "1 at 0", "2 at 1000", "3 at 1000", "4 at 2000");
        assertThat(run.isComplete()).isTrue();
        assertThat(run.now()).isEqualTo(Instant.EPOCH.plusSeconds(2));
    }

    @Test
    void aLateAtomPutsOffTheNext() {
        LocalRuntime run = launched().untilIdle();
        run.advanceToNextTimer();
        run.advance(Duration.ofMillis(300)); // handles it before time moves
        run.advanceToNextTimer();
        assertThat(run.now().toEpochMilli()).isEqualTo(2_000);
        LocalRuntime late = LocalRuntime.seeded(1);
        late.advance(Duration.ofMillis(300));
        late.launch(reading(Generator.range(0, 5, 2).throttled(SECOND)));
        assertThat(late.untilComplete().output(LINES))
                .containsExactly("0 at 300", "1 at 300", "2 at 1300", "3 at 1300", "4 at 2300");
    }

    @Test
    void afterACrashTheNextAtomComesAtItsTime() {
        LocalRuntime run = launched().untilIdle();
        run.advance(Duration.ofMillis(400));
        run.crashAndRecover().untilIdle();
        assertThat(run.output(LINES)).containsExactly("0 at 0", "1 at 0");
        run.advance(Duration.ofMillis(600)).crashAndRecover();
        assertThat(run.untilComplete().output(LINES))
                .containsExactly("0 at 0", "1 at 0", "2 at 1000", "3 at 1000", "4 at 2000");
    }

    @Test
    void aSnapshotKnowsWhenTheNextAtomIsDue() {
        LocalRuntime run = launched().untilIdle();
        run.advance(Duration.ofMillis(400));
        Snapshot waiting = run.snapshot();
        run.untilComplete();
        LocalRuntime other = launched().restore(waiting);
        assertThat(other.untilIdle().output(LINES)).hasSize(2);
        assertThat(other.untilComplete().output(LINES)).containsExactlyElementsOf(run.output(LINES));
        assertThat(other.trace().toString()).isEqualTo(run.trace().toString());
    }

    private static String trace(long seed) {
        Application ticks = Application.named("ticks", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.generator("fast", Generator.range(0, 20, 1).throttled(Duration.ofMillis(20))), all);
            app.connect(app.generator("slow", Generator.range(100, 110, 1).throttled(Duration.ofMillis(40))), all);
            app.workflow("w", all)
                    .keyBy(Long.class, n -> n % 3)
                    .process("stamp", String.class, new Stamp())
                    .sink();
        });
        return LocalRuntime.seeded(seed).launch(ticks).untilComplete().trace().toString();
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        assertThat(trace(1)).isEqualTo(trace(1)).isNotEqualTo(trace(2));
        assertThat(trace(2)).isEqualTo(trace(2));
    }
}
