package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.local.run.Snapshot;
import org.junit.jupiter.api.Test;

/** Applications that are launched one after another into one run. */
final class LaunchingTest {
    private static final Input<Long> NUMBERS = Input.at("/first/inputs/numbers", Long.class);
    private static final AtomicStream<Long> COUNTED = AtomicStream.at("/first/workflows/counted/stream", Long.class);
    private static final AtomicStream<Long> SECOND = AtomicStream.at("/second/workflows/w/stream", Long.class);

    record Question(long key) {}

    static final KeyedPortal<Long, Question, Long> COUNT =
            KeyedPortal.at("/first/portals/count", Question.class, Long.class, Long.class, Question::key);

    /** Counts under its key, and tells the count. */
    record Count() implements Task<Long, Long> {
        static final PerKey<Long> SEEN = State.perKey("seen", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(SEEN);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.update(SEEN, n -> n + 1);
            ctx.emit(number);
        }
    }

    record TellCount() implements Replier<Question, Long, Long> {
        @Override
        public void request(Question question, ReplierContext<Long, Long> ctx) {
            ctx.reply(ctx.get(Count.SEEN));
        }
    }

    record AskCount() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(COUNT).resumes(HeardCount.class);
        }

        @Override
        public void process(Long key, TaskContext<Long> ctx) {
            ctx.ask(COUNT, new Question(key)).then(new HeardCount());
        }
    }

    record HeardCount() implements OnReply<Long, Long> {
        @Override
        public void resume(Long count, TaskContext<Long> ctx) {
            ctx.emit(count);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {}
    }

    private static Application first() {
        return Application.named("first", app -> {
            app.generator("unread", Generator.range(100, 104, 2));
            app.input("unread", Long.class);
            app.workflow("counted", app.input("numbers", Long.class))
                    .keyBy(Long.class, number -> number % 2)
                    .process("count", Long.class, new Count())
                    .replies(COUNT, new TellCount())
                    .sink();
        });
    }

    private static Application reading(AtomicStream<Long> stream) {
        return Application.named("second", app -> app.workflow("w", stream).sink());
    }

    @Test
    void aLaterOneReadsWhatIsPublishedFromThenOn() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(first());
        run.input(NUMBERS).send(1L, 2L);
        run.untilIdle().launch(reading(COUNTED));
        run.input(NUMBERS).send(3L).send(4L);
        run.untilIdle();
        assertThat(run.output(COUNTED)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(run.output(SECOND)).containsExactly(3L, 4L);
    }

    @Test
    void aLaterOneReadsAllOfAnInputOrGeneratorThatNobodyHasRead() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(first());
        run.untilIdle()
                .launch(Application.named(
                        "second", app -> app.workflow("w", AtomicStream.at("/first/generators/unread", Long.class))
                                .sink()))
                .launch(Application.named(
                        "third", app -> app.workflow("w", Input.at("/first/inputs/unread", Long.class))
                                .sink()));
        run.input(Input.at("/first/inputs/unread", Long.class)).send(7L);
        run.untilIdle();
        assertThat(run.output(SECOND)).containsExactly(100L, 101L, 102L, 103L);
        assertThat(run.output(AtomicStream.at("/third/workflows/w/stream", Long.class)))
                .containsExactly(7L);
    }

    @Test
    void aLaterOneAsksWhatRunsAndFindsItsState() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(first());
        run.input(NUMBERS).send(1L, 3L, 5L, 2L);
        run.untilIdle().launch(Application.named("second", app -> app.workflow(
                        "w", app.generator("keys", Generator.of(Long.class, 0L, 1L)))
                .keyBy(Long.class, key -> 0L)
                .process("ask", Long.class, new AskCount())
                .sink()));
        run.untilIdle();
        assertThat(run.output(SECOND)).containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    void aLaterOneFeedsASequencerThatRuns() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(Application.named("first", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.input("numbers", Long.class), all);
            app.workflow("counted", all).sink();
        }));
        run.input(NUMBERS).send(1L);
        run.untilIdle()
                .launch(Application.named(
                        "second",
                        app -> app.connect(
                                app.generator("more", Generator.of(Long.class, 2L)),
                                Sequencer.at("/first/sequencers/all", Long.class))));
        run.untilIdle();
        assertThat(run.output(COUNTED)).containsExactly(1L, 2L);
    }

    @Test
    void oneThatDoesNotFitLeavesTheRunAsItWas() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(first());
        Application wrong = reading(AtomicStream.at("/third/workflows/w/stream", Long.class));
        assertThatThrownBy(() -> run.launch(wrong))
                .isInstanceOf(InvalidApplicationException.class)
                .hasMessageContaining(
                        "/second/workflows/w/source: reads /third/workflows/w/stream, which does not exist");
        run.launch(reading(COUNTED));
        run.input(NUMBERS).send(1L);
        assertThat(run.untilIdle().output(SECOND)).containsExactly(1L);
    }

    @Test
    void oneWhoseNameIsTakenIsRefused() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(first());
        assertThatThrownBy(() -> run.launch(first()))
                .isInstanceOf(InvalidApplicationException.class)
                .hasMessageContaining("application \"first\": is launched twice");
    }

    @Test
    void aSnapshotFromBeforeALaunchIsARunWithoutIt() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(first());
        Snapshot before = run.snapshot();
        run.launch(reading(COUNTED));
        Snapshot after = run.snapshot();

        run.restore(before);
        assertThatThrownBy(() -> run.output(SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no launched application has the stream " + SECOND.path());
        assertThatThrownBy(() -> run.restore(after)).isInstanceOf(IllegalArgumentException.class);

        run.launch(reading(COUNTED)).restore(after);
        run.input(NUMBERS).send(1L);
        assertThat(run.untilIdle().output(SECOND)).containsExactly(1L);
    }
}
