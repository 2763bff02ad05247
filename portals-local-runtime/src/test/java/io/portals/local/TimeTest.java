package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.local.run.PendingAsk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Time stands still until it is moved; limits of asks fire in order, each at its time. */
final class TimeTest {
    private static final Input<Long> LIMITS = Input.at("/time/inputs/limits", Long.class);
    private static final Input<Long> RELEASES = Input.at("/time/inputs/releases", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/time/workflows/asks/stream", String.class);

    record Wait(long limit) {}

    static final KeyedPortal<Long, Wait, String> DOOR =
            KeyedPortal.at("/time/portals/door", Wait.class, String.class, Long.class, Wait::limit);

    /** Asks with the event as the limit in milliseconds; without one for 0. */
    record Asking() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(DOOR).resumes(Waited.class);
        }

        @Override
        public void process(Long limit, TaskContext<String> ctx) {
            var ask = ctx.ask(DOOR, new Wait(limit));
            (limit == 0 ? ask : ask.within(Duration.ofMillis(limit))).then(new Waited(limit, true));
        }
    }

    /** After the first failure it asks again, for half the time. */
    record Waited(long limit, boolean first) implements OnReply<String, String> {
        @Override
        public void resume(String reply, TaskContext<String> ctx) {
            ctx.emit(limit + " " + reply + " at " + ctx.now().toEpochMilli());
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(limit + " " + why.kind() + " at " + ctx.now().toEpochMilli());
            if (first && limit > 1) {
                ctx.ask(DOOR, new Wait(limit / 2))
                        .within(Duration.ofMillis(limit / 2))
                        .then(new Waited(limit / 2, false));
            }
        }
    }

    record Keep() implements Replier<Wait, String, String> {
        static final PerKey<ReplyTo<String>> WAITING = State.perKey("waiting", new Type<ReplyTo<String>>() {});

        @Override
        public Uses uses() {
            return Uses.state(WAITING);
        }

        @Override
        public void request(Wait wait, ReplierContext<String, String> ctx) {
            ctx.set(WAITING, ctx.replyTo());
        }
    }

    /** Replies to who waits under its key. */
    record Release() implements Task<Long, String> {
        @Override
        public void process(Long limit, TaskContext<String> ctx) {
            ctx.reply(ctx.get(Keep.WAITING), "released");
        }
    }

    private static LocalRuntime launched() {
        return LocalRuntime.seeded(1).launch(Application.named("time", app -> {
            app.workflow("asks", app.input("limits", Long.class))
                    .keyBy(String.class, limit -> "asker")
                    .process("ask", String.class, new Asking())
                    .sink();
            app.workflow("doors", app.input("releases", Long.class))
                    .keyBy(Long.class, limit -> limit)
                    .process("door", String.class, new Release())
                    .replies(DOOR, new Keep())
                    .sink();
        }));
    }

    @Test
    void standsStillWhileStepsAreTaken() {
        LocalRuntime run = launched();
        assertThat(run.now()).isEqualTo(Instant.EPOCH);
        run.input(LIMITS).send(10L, 20L).end();
        run.untilIdle();
        assertThat(run.now()).isEqualTo(Instant.EPOCH);
        assertThat(run.output(LINES)).isEmpty();
        assertThat(run.pendingAsks())
                .extracting(PendingAsk::deadline)
                .containsExactly(Optional.of(Instant.ofEpochMilli(10)), Optional.of(Instant.ofEpochMilli(20)));
    }

    @Test
    void limitsFireInOrderEachAtItsTimeAndWhatFollowsBeforeTimeGoesOn() {
        LocalRuntime run = launched();
        run.input(LIMITS).send(25L, 10L, 40L, 10L);

        run.advance(Duration.ofMillis(1_000));

        assertThat(run.output(LINES))
                .containsExactly(
                        "10 TIMEOUT at 10",
                        "10 TIMEOUT at 10",
                        "5 TIMEOUT at 15",
                        "5 TIMEOUT at 15",
                        "25 TIMEOUT at 25",
                        "12 TIMEOUT at 37",
                        "40 TIMEOUT at 40",
                        "20 TIMEOUT at 60");
        assertThat(run.now()).isEqualTo(Instant.ofEpochMilli(1_000));
    }

    @Test
    void aLimitFiresAtItsTimeAndNotBefore() {
        LocalRuntime run = launched();
        run.input(LIMITS).send(1L);
        run.advance(Duration.ofMillis(1).minusNanos(1));
        assertThat(run.output(LINES)).isEmpty();
        run.advance(Duration.ofMillis(1));
        assertThat(run.output(LINES)).containsExactly("1 TIMEOUT at 1");
    }

    @Test
    void ofAnAskThatWasAnsweredDoesNotFire() {
        LocalRuntime run = launched();
        run.input(LIMITS).send(10L, 20L);
        run.advance(Duration.ofMillis(5));
        run.input(RELEASES).send(10L);
        run.advance(Duration.ofMillis(20));
        assertThat(run.output(LINES)).containsExactly("10 released at 5", "20 TIMEOUT at 20");
        assertThat(run.deadLetters()).isEmpty();
    }

    @Test
    void aReplyAfterTheLimitIsADeadLetter() {
        LocalRuntime run = launched();
        run.input(LIMITS).send(1L);
        run.advance(Duration.ofMillis(5));
        run.input(RELEASES).send(1L);
        run.untilIdle();
        assertThat(run.output(LINES)).containsExactly("1 TIMEOUT at 1");
        assertThat(run.deadLetters())
                .extracting(DeadLetter::path, DeadLetter::key, DeadLetter::event)
                .containsExactly(tuple("/time/workflows/asks/ask", "asker", "released"));
    }

    @Test
    void movesToTheNextLimitOnly() {
        LocalRuntime run = launched();
        run.input(LIMITS).send(1L, 3L).end();
        run.input(RELEASES).end();
        run.untilIdle();
        assertThat(run.advanceToNextTimer()).isTrue();
        assertThat(run.now()).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(run.output(LINES)).as("no step was taken").isEmpty();
        run.untilIdle();
        assertThat(run.output(LINES)).containsExactly("1 TIMEOUT at 1");
        assertThat(run.isComplete()).as("while an ask has a limit").isFalse();
        assertThat(run.untilComplete().output(LINES))
                .containsExactly("1 TIMEOUT at 1", "3 TIMEOUT at 3", "1 TIMEOUT at 4");
        assertThat(run.advanceToNextTimer()).isFalse();
    }

    @Test
    void asksWithoutALimitWaitForTheEnd() {
        LocalRuntime run = launched();
        run.input(LIMITS).send(0L);
        run.advance(Duration.ofDays(100_000));
        assertThat(run.advanceToNextTimer()).isFalse();
        assertThat(run.output(LINES)).isEmpty();
        run.untilComplete();
        assertThat(run.output(LINES)).singleElement().asString().startsWith("0 UNANSWERED at ");
    }

    @Test
    void doesNotGoBack() {
        assertThatThrownBy(() -> launched().advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("advance by PT-0.001S: time does not go back");
        assertThat(launched().advance(Duration.ZERO).now()).isEqualTo(Instant.EPOCH);
    }
}
