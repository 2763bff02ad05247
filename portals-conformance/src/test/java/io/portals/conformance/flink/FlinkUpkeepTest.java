package io.portals.conformance.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.TimerId;
import io.portals.api.task.Upkeep;
import io.portals.conformance.suite.Program;
import io.portals.conformance.suite.UpkeepSuite;
import io.portals.flink.testing.JobMetrics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FlinkUpkeepTest extends UpkeepSuite implements OnFlink {
    private static final int KEYS = 12;
    private static final Input<Long> IN = Input.at("/waiting/inputs/keys", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/waiting/workflows/w/stream", String.class);

    /** How many have fired, of all keys but one. */
    private static final AtomicInteger TIDIED = new AtomicInteger();

    record Tidy() implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            TIDIED.incrementAndGet();
        }
    }

    /** Is cancelled by a request, which may come before or after it has fired. */
    record Late() implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {}
    }

    /** Keeps the job open until all have fired. */
    record Poll(boolean hasTold) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            for (long key = 1; key < KEYS && !hasTold; key++) {
                ctx.tell(Setting.CANCEL, new Cancel(key));
            }
            if (TIDIED.get() < KEYS - 1) {
                ctx.after(Duration.ofMillis(20), new Poll(true));
            } else {
                ctx.emit("all");
            }
        }
    }

    record Cancel(long key) {}

    record Cancelling() implements Replier<Cancel, Boolean, String> {
        @Override
        public void request(Cancel cancel, ReplierContext<String, Boolean> ctx) {
            ctx.cancel(ctx.get(Setting.LATE));
            ctx.reply(true);
        }
    }

    record Setting() implements Task<Long, String> {
        static final KeyedPortal<Long, Cancel, Boolean> CANCEL =
                KeyedPortal.at("/waiting/portals/cancel", Cancel.class, Boolean.class, Long.class, Cancel::key);
        static final PerKey<TimerId> LATE = State.perKey("late", TimerId.class);

        @Override
        public Uses uses() {
            return Uses.state(LATE).asks(CANCEL).fires(Poll.class, Tidy.class, Late.class);
        }

        @Override
        public void process(Long key, TaskContext<String> ctx) {
            if (key == 0) {
                ctx.after(Duration.ofMillis(200), new Poll(false));
            } else {
                ctx.after(Duration.ofMillis(20), new Tidy());
                ctx.set(LATE, ctx.after(Duration.ofMillis(20), new Late()));
            }
        }
    }

    /** They are put off there, as the subtask does not know what others wait for. */
    @Test
    void theyFireWhereASubtaskIsAtRestAndAnotherWaits() throws Exception {
        TIDIED.set(0);
        Application waiting = Application.named("waiting", app -> app.workflow("w", app.input("keys", Long.class))
                .keyBy(Long.class, key -> key)
                .process("t", String.class, new Setting())
                .replies(Setting.CANCEL, new Cancelling())
                .sink());

        assertThat(new FlinkWay(3, 0)
                        .run(Program.of(waiting).reading(IN, KEYS, 3).watching(LINES))
                        .of(LINES))
                .containsExactly("all");

        assertThat(JobMetrics.sumByAttempt("events").keySet()).as("attempts").containsExactly(0);
    }

    /** Else a message may come to a subtask that has been told of the end, which fails the job; it would end when it is restarted. */
    @Test
    void noneFiresOnceTheCoreIsFoundAtRest() throws Exception {
        for (int run = 0; run < 3; run++) {
            new FlinkWay(3, 0).run(repeating());
            assertThat(JobMetrics.sumByAttempt("events").keySet())
                    .as("attempts of run %d", run)
                    .containsExactly(0);
        }
    }
}
