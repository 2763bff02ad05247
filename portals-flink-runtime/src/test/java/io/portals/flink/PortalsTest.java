package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What portals can do, beyond one ask and one reply: programs whose output is known exactly. */
final class PortalsTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private <T> List<T> run(JobConfig config, AtomicStream<T> output, Application... applications) throws Exception {
        CommittedSink<T> sink = new CommittedSink<>();
        CLUSTER.await(
                FlinkRuntime.of(applications).output(output, sink).executeAsync(CLUSTER.environment(config)), LIMIT);
        return sink.committed();
    }

    private JobConfig config(int parallelism) {
        return JobConfig.of(parallelism, folder, 50);
    }

    // A library: three tasks with keys of three types, asks inside asks, tells --------------------------------------

    static final long VISITS = 300;
    static final int READERS = 5;
    static final int DESKS = 7;
    static final int SHELVES = 3;

    sealed interface DeskRequest {
        int desk();
    }

    record Lend(int desk, long visit) implements DeskRequest {}

    record Close(int desk) implements DeskRequest {}

    record Books(List<String> titles) {}

    record Shelf(long number, String hall) {}

    record Fetch(Shelf shelf, long visit) {}

    record Dust(Shelf shelf) {}

    record Done() {}

    static final KeyedPortal<Integer, DeskRequest, Optional<Books>> DESK = KeyedPortal.at(
            "/library/portals/desk",
            Type.of(DeskRequest.class),
            new Type<Optional<Books>>() {},
            Type.of(Integer.class),
            DeskRequest::desk);
    static final KeyedPortal<Shelf, Fetch, Optional<Books>> SHELF = KeyedPortal.at(
            "/library/portals/shelf",
            Type.of(Fetch.class),
            new Type<Optional<Books>>() {},
            Type.of(Shelf.class),
            Fetch::shelf);
    static final KeyedPortal<Shelf, Dust, Done> DUST =
            KeyedPortal.at("/library/portals/dust", Dust.class, Done.class, Shelf.class, Dust::shelf);
    static final AtomicStream<String> READ = AtomicStream.at("/library/workflows/readers/stream", String.class);
    static final AtomicStream<String> SHELVED = AtomicStream.at("/library/workflows/shelves/stream", String.class);

    static Shelf shelfOf(long visit) {
        return new Shelf(visit % SHELVES, "hall-" + visit % 2);
    }

    /** Only even visits find a book. */
    static Optional<Books> booksOf(long visit) {
        return visit % 2 == 0 ? Optional.of(new Books(List.of("book " + visit, "index"))) : Optional.empty();
    }

    record Reader() implements Task<Long, String> {
        static final PerKey<Long> READ_SO_FAR = State.perKey("read", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(READ_SO_FAR).asks(DESK, DUST).resumes(Lent.class);
        }

        @Override
        public void process(Long visit, TaskContext<String> ctx) {
            ctx.ask(DESK, new Lend((int) (visit % DESKS), visit)).then(new Lent(visit));
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(String.class) + " read " + ctx.get(READ_SO_FAR));
        }
    }

    record Lent(long visit) implements OnReply<Optional<Books>, String> {
        @Override
        public void resume(Optional<Books> books, TaskContext<String> ctx) {
            ctx.update(Reader.READ_SO_FAR, n -> n + 1);
            ctx.emit(ctx.key(String.class) + " " + visit + " " + books);
            ctx.tell(DUST, new Dust(shelfOf(visit)));
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed " + visit + " " + why);
        }
    }

    /** Keeps in state to whom it owes an answer, until the shelf has given one. */
    record LendFromShelf() implements Replier<DeskRequest, Optional<Books>, String> {
        static final PerKey<Map<Long, ReplyTo<Optional<Books>>>> WAITING = State.perKey(
                        "waiting", new Type<Map<Long, ReplyTo<Optional<Books>>>>() {})
                .orElse(Map.of());

        @Override
        public Uses uses() {
            return Uses.state(WAITING).asks(SHELF).resumes(Fetched.class);
        }

        @Override
        public void request(DeskRequest request, ReplierContext<String, Optional<Books>> ctx) {
            if (request instanceof Lend lend) {
                ReplyTo<Optional<Books>> reader = ctx.replyTo();
                ctx.update(WAITING, waiting -> {
                    Map<Long, ReplyTo<Optional<Books>>> more = new HashMap<>(waiting);
                    more.put(lend.visit(), reader);
                    return more;
                });
                ctx.ask(SHELF, new Fetch(shelfOf(lend.visit()), lend.visit())).then(new Fetched(lend.visit()));
            } else {
                ctx.fail("closed");
            }
        }
    }

    record Fetched(long visit) implements OnReply<Optional<Books>, String> {
        @Override
        public void resume(Optional<Books> books, TaskContext<String> ctx) {
            Map<Long, ReplyTo<Optional<Books>>> waiting = new HashMap<>(ctx.get(LendFromShelf.WAITING));
            ctx.reply(waiting.remove(visit), books);
            ctx.set(LendFromShelf.WAITING, waiting.isEmpty() ? null : waiting);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {}
    }

    record Give() implements Replier<Fetch, Optional<Books>, String> {
        static final PerKey<Long> GIVEN = State.perKey("given", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(GIVEN);
        }

        @Override
        public void request(Fetch fetch, ReplierContext<String, Optional<Books>> ctx) {
            ctx.update(GIVEN, n -> n + 1);
            ctx.reply(booksOf(fetch.visit()));
        }
    }

    record CountDust() implements Replier<Dust, Done, String> {
        static final PerKey<Long> DUSTED = State.perKey("dusted", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(DUSTED);
        }

        @Override
        public void request(Dust dust, ReplierContext<String, Done> ctx) {
            ctx.update(DUSTED, n -> n + 1);
        }
    }

    record Shelve() implements Task<Long, String> {
        @Override
        public void process(Long event, TaskContext<String> ctx) {}

        @Override
        public void onComplete(TaskContext<String> ctx) {
            Shelf shelf = ctx.key(Shelf.class);
            ctx.emit(shelf.number() + " " + shelf.hall() + " gave " + ctx.get(Give.GIVEN) + ", dusted "
                    + ctx.get(CountDust.DUSTED));
        }
    }

    static Application library() {
        return Application.named("library", app -> {
            app.workflow("readers", app.generator("visits", Generator.range(0, VISITS, 10)))
                    .keyBy(String.class, visit -> "reader-" + visit % READERS)
                    .process("reader", String.class, new Reader())
                    .sink();
            AtomicStream<Long> none = app.generator("none", Generator.range(0, 0, 1));
            app.workflow("desks", none)
                    .keyBy(Integer.class, Long::intValue)
                    .process("desk", String.class, Tasks.nothing())
                    .replies(DESK, new LendFromShelf())
                    .sink();
            app.workflow("shelves", none)
                    .keyBy(Shelf.class, PortalsTest::shelfOf)
                    .process("shelf", String.class, new Shelve())
                    .replies(SHELF, new Give())
                    .replies(DUST, new CountDust())
                    .sink();
        });
    }

    static Stream<String> whatIsRead() {
        return Stream.concat(
                LongStream.range(0, VISITS)
                        .mapToObj(visit -> "reader-" + visit % READERS + " " + visit + " " + booksOf(visit)),
                LongStream.range(0, READERS).mapToObj(reader -> "reader-" + reader + " read " + VISITS / READERS));
    }

    @ParameterizedTest
    @CsvSource({"1, hashmap", "2, hashmap", "4, hashmap", "2, rocksdb", "2, forst"})
    void asksInsideAsksAcrossKeysOfSeveralTypesAreEachAnsweredOnce(int parallelism, String backend) throws Exception {
        assertThat(run(config(parallelism).with("state.backend.type", backend), READ, library()))
                .containsExactlyInAnyOrderElementsOf(whatIsRead().toList());
    }

    @ParameterizedTest
    @CsvSource({"1, hashmap", "2, rocksdb", "2, forst"})
    void oneTaskServesSeveralPortalsFromOneStateAndTellsAreHandledOnce(int parallelism, String backend)
            throws Exception {
        Map<Shelf, Long> visits = new HashMap<>();
        LongStream.range(0, VISITS).forEach(visit -> visits.merge(shelfOf(visit), 1L, Long::sum));
        assertThat(visits).hasSize(6);
        assertThat(run(config(parallelism).with("state.backend.type", backend), SHELVED, library()))
                .containsExactlyInAnyOrderElementsOf(visits.entrySet().stream()
                        .map(shelf -> shelf.getKey().number() + " "
                                + shelf.getKey().hall() + " gave " + shelf.getValue() + ", dusted " + shelf.getValue())
                        .toList());
    }

    // A chained task, and two applications that ask one portal --------------------------------------------------------

    static final KeyedPortal<Long, Long, Long> SQUARE =
            KeyedPortal.at("/square/portals/square", Long.class, Long.class, Long.class, n -> n % 3);

    record Squaring() implements Replier<Long, Long, Long> {
        @Override
        public void request(Long number, ReplierContext<Long, Long> ctx) {
            ctx.reply(number * number);
        }
    }

    record AskSquare() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(SQUARE).resumes(Squared.class);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.ask(SQUARE, number).then(new Squared());
            ctx.emit(-1L);
        }
    }

    record Squared() implements OnReply<Long, Long> {
        @Override
        public void resume(Long square, TaskContext<Long> ctx) {
            ctx.emit(square);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {}
    }

    /** Adds up under the key of the task before it. */
    record AddUp() implements Task<Long, String> {
        static final PerKey<Long> SUM = State.perKey("sum", Long.class).orElse(0L);
        static final PerKey<Long> ASKED = State.perKey("asked", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(SUM, ASKED);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            if (number < 0) {
                ctx.update(ASKED, n -> n + 1);
            } else {
                ctx.update(SUM, n -> n + number);
            }
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + " asked " + ctx.get(ASKED) + ", squares " + ctx.get(SUM));
        }
    }

    static Application squares() {
        return Application.named("square", app -> app.workflow("w", app.generator("none", Generator.range(0, 0, 1)))
                .keyBy(Long.class, n -> n)
                .process("task", Long.class, Tasks.nothing())
                .replies(SQUARE, new Squaring())
                .sink());
    }

    static Application sums(String name, long from) {
        return Application.named(
                name, app -> app.workflow("w", app.generator("numbers", Generator.range(from, from + 100, 10)))
                        .keyBy(Long.class, n -> n % 4)
                        .process("ask", Long.class, new AskSquare())
                        .process("sum", String.class, new AddUp())
                        .sink());
    }

    static List<String> sumsOf(long from) {
        return LongStream.range(0, 4)
                .mapToObj(key -> key + " asked 25, squares "
                        + LongStream.range(from, from + 100)
                                .filter(n -> n % 4 == key)
                                .map(n -> n * n)
                                .sum())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTaskChainedBehindOneThatAsksGetsWhatItsContinuationsEmitUnderTheirKey(int parallelism) throws Exception {
        assertThat(run(
                        config(parallelism),
                        AtomicStream.at("/a/workflows/w/stream", String.class),
                        sums("a", 0),
                        squares()))
                .containsExactlyInAnyOrderElementsOf(sumsOf(0));
    }

    @Test
    void aPortalAnswersEachOfTwoApplications() throws Exception {
        CommittedSink<String> a = new CommittedSink<>();
        CommittedSink<String> b = new CommittedSink<>();
        FlinkRuntime runtime = FlinkRuntime.of(sums("a", 0), sums("b", 1000), squares())
                .output(AtomicStream.at("/a/workflows/w/stream", String.class), a)
                .output(AtomicStream.at("/b/workflows/w/stream", String.class), b);
        CLUSTER.await(runtime.executeAsync(CLUSTER.environment(config(2))), LIMIT);
        assertThat(a.committed()).containsExactlyInAnyOrderElementsOf(sumsOf(0));
        assertThat(b.committed()).containsExactlyInAnyOrderElementsOf(sumsOf(1000));
    }

    // Answers that another handler gives, in time and late
    // --------------------------------------------------------------

    record Wait(long key) implements Serializable {}

    record Release(long key) implements Serializable {}

    static final KeyedPortal<Long, Wait, String> WAIT =
            KeyedPortal.at("/door/portals/wait", Wait.class, String.class, Long.class, Wait::key);
    static final KeyedPortal<Long, Release, Done> RELEASE =
            KeyedPortal.at("/door/portals/release", Release.class, Done.class, Long.class, Release::key);
    static final AtomicStream<String> PASSED = AtomicStream.at("/waiting/workflows/w/stream", String.class);

    record KeepWaiting() implements Replier<Wait, String, String> {
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

    record LetPass() implements Replier<Release, Done, String> {
        @Override
        public void request(Release release, ReplierContext<String, Done> ctx) {
            ctx.reply(ctx.get(KeepWaiting.WAITING), "pass");
            ctx.clear(KeepWaiting.WAITING);
            ctx.reply(new Done());
        }
    }

    static Application door() {
        return Application.named("door", app -> app.workflow("w", app.generator("none", Generator.range(0, 0, 1)))
                .keyBy(Long.class, n -> n)
                .process("task", String.class, Tasks.nothing())
                .replies(WAIT, new KeepWaiting())
                .replies(RELEASE, new LetPass())
                .sink());
    }

    /** Waits at a door of its own, and asks for its release at once, or when it has given up. */
    record Waiting(Duration patience) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(WAIT, RELEASE).resumes(Passed.class, Released.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            var ask = ctx.ask(WAIT, new Wait(number));
            if (patience == null) {
                ask.then(new Passed(number));
                ctx.ask(RELEASE, new Release(number)).then(new Released(number));
            } else {
                ask.within(patience).then(new Passed(number));
            }
        }
    }

    record Passed(long number) implements OnReply<String, String> {
        @Override
        public void resume(String answer, TaskContext<String> ctx) {
            ctx.emit(number + " " + answer);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(number + " " + why.kind());
            ctx.ask(RELEASE, new Release(number)).then(new Released(number));
        }
    }

    record Released(long number) implements OnReply<Done, String> {
        @Override
        public void resume(Done done, TaskContext<String> ctx) {
            ctx.emit(number + " released");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(number + " not released: " + why);
        }
    }

    static Application waiting(Duration patience) {
        return Application.named(
                "waiting", app -> app.workflow("w", app.generator("numbers", Generator.range(0, 40, 10)))
                        .keyBy(Long.class, n -> n)
                        .process("task", String.class, new Waiting(patience))
                        .sink());
    }

    private static List<String> each(String... what) {
        return LongStream.range(0, 40)
                .boxed()
                .flatMap(n -> Stream.of(what).map(each -> n + " " + each))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRequestIsAnsweredByTheHandlerOfAnother(int parallelism) throws Exception {
        assertThat(run(config(parallelism), PASSED, waiting(null), door()))
                .containsExactlyInAnyOrderElementsOf(each("pass", "released"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aReplyThatComesAfterTheTimeoutIsCountedAndResumesNothing(int parallelism) throws Exception {
        JobMetrics.reset();
        assertThat(run(config(parallelism), PASSED, waiting(Duration.ofMillis(20)), door()))
                .containsExactlyInAnyOrderElementsOf(each("TIMEOUT", "released"));
        assertThat(JobMetrics.sum("lateReplies")).isEqualTo(40);
        assertThat(JobMetrics.sum("timeouts")).isEqualTo(40);
    }

    @Test
    void aReplyInTimeIsNotCountedAsLate() throws Exception {
        JobMetrics.reset();
        run(config(1), PASSED, waiting(null), door());
        assertThat(JobMetrics.sum("lateReplies")).isZero();
        assertThat(JobMetrics.sum("timeouts")).isZero();
    }
}
