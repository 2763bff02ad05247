package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.local.run.EndlessRunException;
import io.portals.local.run.Interleaving;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes round for ever is stopped, and named; what only takes long comes to its end. */
final class EndlessRunTest {
    private static final AtomicStream<Long> THIRD = AtomicStream.at("/ring/workflows/third/stream", Long.class);

    /** Three workflows in a cycle, beside two that are not part of it. Numbers go round until they are zero. */
    private static Application ring(long from, long step) {
        return Application.named("ring", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.generator("start", Generator.range(from, from + 3, 1)), all);
            AtomicStream<Long> first = app.workflow("first", all)
                    .map(Long.class, number -> number + step)
                    .sink();
            AtomicStream<Long> second =
                    app.workflow("second", first).filter(number -> number != 0).sink();
            app.connect(app.workflow("third", second).sink(), all);
            app.workflow("beside", second)
                    .map(String.class, number -> "" + number)
                    .sink();
            app.workflow("before", all).map(String.class, number -> "" + number).sink();
        });
    }

    /** The same cycle, beginning with its alphabetically first place. */
    private static List<String> turned(List<String> cycle) {
        int first = cycle.indexOf(cycle.stream().sorted().findFirst().orElseThrow());
        return Stream.concat(cycle.subList(first, cycle.size()).stream(), cycle.subList(0, first).stream())
                .toList();
    }

    private static EndlessRunException endless(LocalRuntime run) {
        EndlessRunException endless = catchThrowableOfType(
                EndlessRunException.class, () -> run.bound(2_000, 1_000_000).untilIdle());
        assertThat(endless).as("endless").isNotNull();
        return endless;
    }

    @ParameterizedTest
    @EnumSource
    void ofACycleNamesItsPlacesInOrder(Interleaving interleaving) {
        EndlessRunException endless =
                endless(LocalRuntime.seeded(1).interleaving(interleaving).launch(ring(1, 0)));
        assertThat(turned(endless.cycle()))
                .containsExactly(
                        "/ring/sequencers/all",
                        "/ring/workflows/first",
                        "/ring/workflows/second",
                        "/ring/workflows/third");
        assertThat(endless).hasMessageContaining(String.join(" -> ", endless.cycle()));
        assertThat(endless).hasMessageContaining("bound(steps, events)");
    }

    @ParameterizedTest
    @EnumSource
    void aCycleThatEndsIsLetRun(Interleaving interleaving) {
        LocalRuntime run = LocalRuntime.seeded(1)
                .interleaving(interleaving)
                .bound(20_000, 1_000_000)
                .launch(ring(500, -1));
        run.untilComplete();
        assertThat(run.output(THIRD)).hasSize(499 + 500 + 501);
    }

    @Test
    void theBoundOnEventsCountsToo() {
        LocalRuntime run = LocalRuntime.seeded(1).bound(1_000_000_000, 2_000).launch(ring(1, 0));
        assertThat(catchThrowableOfType(EndlessRunException.class, run::untilIdle))
                .isNotNull();
    }

    @Test
    void singleStepsGoOnForEver() {
        LocalRuntime run = LocalRuntime.seeded(1).bound(10, 10).launch(ring(1, 0));
        for (int i = 0; i < 1_000; i++) {
            assertThat(run.step()).isPresent();
        }
    }

    // Portals that ask themselves ---------------------------------------------------------------------------------

    record Question(long number) {}

    static final KeyedPortal<Long, Question, Long> SUM = KeyedPortal.at(
            "/sums/portals/sum", Question.class, Long.class, Long.class, question -> question.number() % 7);

    record Ask() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(SUM).resumes(Answered.class);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.ask(SUM, new Question(number)).then(new Answered());
        }
    }

    record Answered() implements OnReply<Long, Long> {
        @Override
        public void resume(Long sum, TaskContext<Long> ctx) {
            ctx.emit(sum);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {}
    }

    /** The sum of the numbers from 1 on; asks itself for that up to the number before. Never gets down to 0 from below. */
    record AddUp() implements Replier<Question, Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(SUM).resumes(Add.class);
        }

        @Override
        public void request(Question question, ReplierContext<Long, Long> ctx) {
            long number = question.number();
            if (number == 0) {
                ctx.reply(0L);
            } else {
                ctx.ask(SUM, new Question(number - 1)).then(new Add(number, ctx.replyTo()));
            }
        }
    }

    record Add(long number, ReplyTo<Long> to) implements OnReply<Long, Long> {
        @Override
        public void resume(Long sum, TaskContext<Long> ctx) {
            ctx.reply(to, sum + number);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {}
    }

    private static Application sums(Long number) {
        return Application.named(
                "sums", app -> app.workflow("w", app.generator("number", Generator.of(Long.class, number)))
                        .keyBy(Long.class, n -> n % 7)
                        .process("task", Long.class, new Ask())
                        .replies(SUM, new AddUp())
                        .sink());
    }

    @Test
    void ofAPortalThatAsksItselfForEverNamesIt() {
        EndlessRunException endless = endless(LocalRuntime.seeded(1).launch(sums(-1L)));
        assertThat(endless.cycle()).containsExactly("/sums/portals/sum");
        assertThat(endless).hasMessageContaining("/sums/portals/sum -> /sums/portals/sum");
    }

    static final KeyedPortal<Long, Question, Long> PING = KeyedPortal.at(
            "/sums/portals/ping", Question.class, Long.class, Long.class, question -> question.number() % 7);
    static final KeyedPortal<Long, Question, Long> PONG = KeyedPortal.at(
            "/sums/portals/pong", Question.class, Long.class, Long.class, question -> question.number() % 5);

    /** Asks the other before it replies. */
    record AskOther(KeyedPortal<Long, Question, Long> other) implements Replier<Question, Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(other).resumes(Add.class);
        }

        @Override
        public void request(Question question, ReplierContext<Long, Long> ctx) {
            ctx.ask(other, question).then(new Add(0, ctx.replyTo()));
        }
    }

    /** Begins with a question to the first. */
    record Begin() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(PING);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.tell(PING, new Question(number));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofPortalsThatAskEachOtherForEverNamesBoth(Interleaving interleaving) {
        Application sums = Application.named("sums", app -> {
            AtomicStream<Long> number = app.generator("number", Generator.of(Long.class, 1L));
            app.workflow("ping", number)
                    .keyBy(Long.class, n -> n)
                    .process("task", Long.class, new Begin())
                    .replies(PING, new AskOther(PONG))
                    .sink();
            app.workflow("pong", number)
                    .filter(n -> n < 0)
                    .keyBy(Long.class, n -> n)
                    .process("task", Long.class, new Begin())
                    .replies(PONG, new AskOther(PING))
                    .sink();
        });
        EndlessRunException endless =
                endless(LocalRuntime.seeded(1).interleaving(interleaving).launch(sums));
        assertThat(turned(endless.cycle())).containsExactly("/sums/portals/ping", "/sums/portals/pong");
    }

    @ParameterizedTest
    @EnumSource
    void aPortalMayAskItselfManyTimes(Interleaving interleaving) {
        long depth = 20_000;
        LocalRuntime run = LocalRuntime.unverified(1).interleaving(interleaving).launch(sums(depth));
        run.untilComplete();
        assertThat(run.output(AtomicStream.at("/sums/workflows/w/stream", Long.class)))
                .containsExactly(depth * (depth + 1) / 2);
        assertThat(run.pendingAsks()).isEmpty();
    }
}
