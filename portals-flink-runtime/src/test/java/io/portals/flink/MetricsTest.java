package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.state.Uses;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.flink.metrics.MetricNames;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.NeverEnding;
import io.portals.flink.testing.TestCluster;
import io.portals.flink.types.PortalsTypes;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job counts of programs of which it is known how often everything happens. */
final class MetricsTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final long NUMBERS = 100;
    private static final int EACH = 20;

    private static final String ASKER = "/asker/workflows/w/ask";
    private static final String REPLIER = "/replier/workflows/w/reply";

    record Question(long number) {}

    record Note(long number) {}

    static final KeyedPortal<Long, Question, Long> ANSWERS = KeyedPortal.at(
            "/replier/portals/answers", Question.class, Long.class, Long.class, question -> question.number() + 1);
    static final KeyedPortal<Long, Note, Long> NOTES =
            KeyedPortal.at("/replier/portals/notes", Note.class, Long.class, Long.class, Note::number);
    static final Input<Long> NUMBERS_IN = Input.at("/asker/inputs/numbers", Long.class);

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        JobMetrics.reset();
    }

    /** Asks in the five ways of which each ends differently, tells, and sets a timer. */
    record Asks() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(ANSWERS, NOTES).resumes(Ended.class).fires(Tick.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            var ask = ctx.ask(ANSWERS, new Question(number));
            (number % 5 == 3 ? ask.within(SHORT) : ask).then(new Ended());
            ctx.tell(NOTES, new Note(number));
            ctx.after(Duration.ofMillis(1), new Tick());
        }
    }

    record Ended() implements OnReply<Long, String> {
        @Override
        public void resume(Long reply, TaskContext<String> ctx) {}

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {}
    }

    record Tick() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {}
    }

    record Answer() implements Replier<Question, Long, String> {
        @Override
        public void request(Question question, ReplierContext<String, Long> ctx) {
            switch ((int) (question.number() % 5)) {
                case 0 -> ctx.reply(question.number());
                case 1 -> ctx.fail("not today");
                case 2 -> throw new IllegalStateException("on purpose");
                default -> ctx.replyTo(); // later, which never comes
            }
        }
    }

    record TakeNote() implements Replier<Note, Long, String> {
        @Override
        public void request(Note note, ReplierContext<String, Long> ctx) {
            ctx.replyTo(); // later, which never comes
        }
    }

    private static Application replier() {
        return Application.named("replier", app -> app.workflow("w", app.generator("none", Generator.empty(Long.class)))
                .keyBy(Long.class, n -> n)
                .process("reply", String.class, Tasks.nothing())
                .replies(ANSWERS, new Answer())
                .replies(NOTES, new TakeNote())
                .onError(ErrorPolicy.SKIP)
                .sink());
    }

    private static Application asker() {
        return Application.named(
                "asker", app -> app.workflow("w", app.generator("numbers", Generator.range(0, NUMBERS, 10)))
                        .keyBy(Long.class, n -> n)
                        .process("ask", String.class, new Asks())
                        .sink());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void allThatHappensIsCountedWhereItBelongs(int parallelism) throws Exception {
        CLUSTER.await(
                FlinkRuntime.of(asker(), replier())
                        .executeAsync(CLUSTER.environment(JobConfig.of(parallelism, folder, 50))),
                LIMIT);

        assertThat(of(ANSWERS, MetricNames.ASKS)).isEqualTo(NUMBERS);
        assertThat(of(ANSWERS, MetricNames.TELLS)).isZero();
        assertThat(of(ANSWERS, MetricNames.REQUESTS)).isEqualTo(NUMBERS);
        assertThat(of(ANSWERS, MetricNames.REPLIES)).isEqualTo(EACH);
        assertThat(of(ANSWERS, MetricNames.REFUSED)).isEqualTo(EACH);
        assertThat(of(ANSWERS, MetricNames.SET_ASIDE)).isEqualTo(EACH);
        assertThat(of(ANSWERS, MetricNames.TIMEOUTS)).isEqualTo(EACH);
        assertThat(of(ANSWERS, MetricNames.UNANSWERED)).isEqualTo(EACH);
        assertThat(of(ANSWERS, MetricNames.LATE_REPLIES)).isZero();
        assertThat(of(ANSWERS, MetricNames.ASKS_IN_FLIGHT)).isZero();
        assertThat(of(ANSWERS, MetricNames.ASK_LATENCY))
                .as("the first ask is timed, and has a reply")
                .isBetween(1L, (long) EACH);
        assertThat(of(NOTES, MetricNames.ASKS)).isZero();
        assertThat(of(NOTES, MetricNames.TELLS)).isEqualTo(NUMBERS);
        assertThat(of(NOTES, MetricNames.REQUESTS)).isEqualTo(NUMBERS);
        assertThat(ofStep(ASKER, MetricNames.EVENTS)).isEqualTo(NUMBERS);
        assertThat(ofStep(ASKER, MetricNames.TIMERS_FIRED)).isEqualTo(NUMBERS);
        assertThat(ofStep(ASKER, MetricNames.SKIPPED)).isZero();
        assertThat(ofStep(REPLIER, MetricNames.EVENTS)).isZero();
        assertThat(ofStep(REPLIER, MetricNames.SKIPPED)).isEqualTo(EACH);
        assertThat(ofStep(REPLIER, MetricNames.DEAD_LETTERS)).isZero();
        long inProcess = ofCore(MetricNames.DELIVERED_IN_PROCESS);
        long toOthers = ofCore(MetricNames.SENT_TO_OTHER_SUBTASKS);
        assertThat(inProcess + toOthers)
                .as("requests of asks and tells, and the answers of three in five")
                .isEqualTo(2 * NUMBERS + 3 * EACH);
        assertThat(toOthers == 0).as("stays in process").isEqualTo(parallelism == 1);
        assertThat(ofCore(MetricNames.OPEN_ASKS)).isZero();
        assertThat(ofCore(MetricNames.BACKLOG)).isZero();
        assertThat(ofCore(MetricNames.ROUNDS)).isPositive();
    }

    /** Asks the one portal for each number, and the other for every fifth; nobody ever answers either. */
    record AsksInVain() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(ANSWERS, NOTES).resumes(Ended.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.ask(ANSWERS, new Question(5 * number + 4)).then(new Ended());
            if (number % 5 == 0) {
                ctx.ask(NOTES, new Note(number)).then(new Ended());
            }
        }
    }

    private JobClient startInVain(int parallelism, String savepoint) throws Exception {
        JobConfig config = JobConfig.of(parallelism, folder, 50);
        if (savepoint != null) {
            config = config.with("execution.state-recovery.path", savepoint);
        }
        Application asker = Application.named("asker", app -> app.workflow("w", app.input("numbers", Long.class))
                .keyBy(Long.class, n -> n)
                .process("ask", String.class, new AsksInVain())
                .sink());
        return FlinkRuntime.of(asker, replier())
                .input(
                        NUMBERS_IN,
                        new NeverEnding<>(new DataGeneratorSource<>(
                                n -> n, NUMBERS, PortalsTypes.of(io.portals.api.Type.of(Long.class)))))
                .executeAsync(CLUSTER.environment(config));
    }

    private static boolean areAllOpen() {
        return of(ANSWERS, MetricNames.ASKS_IN_FLIGHT) == NUMBERS && of(NOTES, MetricNames.ASKS_IN_FLIGHT) == EACH;
    }

    @Test
    void asksThatAreOpenInASavepointAreInFlightOfTheirPortals() throws Exception {
        JobClient first = startInVain(2, null);
        CLUSTER.await("all asks are open", first, LIMIT, MetricsTest::areAllOpen);
        String savepoint =
                CLUSTER.stopWithSavepoint(first, folder.resolve("savepoints"), SavepointFormatType.CANONICAL, LIMIT);
        JobMetrics.reset();

        JobClient second = startInVain(3, savepoint);
        CLUSTER.await("all asks are open still", second, LIMIT, MetricsTest::areAllOpen);

        assertThat(of(ANSWERS, MetricNames.ASKS) + of(NOTES, MetricNames.ASKS))
                .as("asked again")
                .isZero();
        assertThat(ofCore(MetricNames.OPEN_ASKS)).isEqualTo(NUMBERS + EACH);
        assertThat(ofCore(MetricNames.RESTORED_ASKS)).isEqualTo(NUMBERS + EACH);
        CLUSTER.cancel(second, LIMIT);
    }

    private static long of(KeyedPortal<?, ?, ?> portal, String name) {
        return JobMetrics.sum(name, MetricNames.PORTAL, portal.path());
    }

    private static long ofStep(String path, String name) {
        return JobMetrics.sum(name, MetricNames.STEP, path);
    }

    private static long ofCore(String name) {
        return JobMetrics.sum(name, MetricNames.CORE, "core asker + replier");
    }
}
