package io.portals.flink.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Changes that cannot work fail, and say where, what, and how to mend it. Each changes a token of the program that {@link UpgradeTest}
 * starts from the same savepoints.
 */
final class RefusedUpgradeTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARALLELISM = 1;
    private static final String RELEASE = "0.1";

    @TempDir
    static Path folder;

    /** Runs the program of now with replacements; gives what it tells. */
    private static List<String> run(GoldenSavepoint golden, String... replacements) throws Exception {
        CommittedSink<String> sink = new CommittedSink<>();
        ProgramVersion program = ProgramVersion.nowWith(folder, replacements);
        Path savepoint = golden.read(RELEASE, folder);
        JobClient job = golden.start(CLUSTER, program, PARALLELISM, folder, savepoint, sink);
        job.getJobExecutionResult().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return sink.committed();
    }

    /** What the launch is refused with. */
    private static String refusal(GoldenSavepoint golden, String... replacements) throws Exception {
        try {
            return "not refused, told " + run(golden, replacements);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** What the job fails with, causes included. */
    private static String failure(GoldenSavepoint golden, String... replacements) throws Exception {
        try {
            return "did not fail, told " + run(golden, replacements);
        } catch (ExecutionException e) {
            return ExceptionUtils.stringifyException(e);
        }
    }

    // ------------------------------------------------------------------------------------------- refused at launch

    @ParameterizedTest
    @EnumSource
    void aComponentOfAnotherTypeInState(GoldenSavepoint golden) throws Exception {
        assertThat(refusal(golden, "Shelf(int asked, ", "Shelf(long asked, "))
                .endsWith(" has state that this job could not read:\n"
                        + "  /shop/workflows/stock/stock/shelf of core shop: component asked of shop.Stock$Shelf: was Int,"
                        + " is Long\n"
                        + "Change a record only by adding, removing or reordering components; for another type take"
                        + " another name");
    }

    @Test
    void aComponentOfAnotherTypeDeepInState() throws Exception {
        assertThat(refusal(
                        GoldenSavepoint.HASHMAP_CANONICAL,
                        "record Line(int quantity, String item)",
                        "record Line(int quantity, long item)"))
                .contains(
                        "  /shop/workflows/carts/carts/cart of core shop: component lines of shop.Cart: component item of"
                                + " shop.Cart$Line: was String, is Long\n");
    }

    @Test
    void aComponentOfAnotherTypeInAList() throws Exception {
        assertThat(refusal(
                        GoldenSavepoint.HASHMAP_CANONICAL,
                        "int priority, ReplyTo<Answer> asker",
                        "int priority, ReplyTo<Answer> from",
                        "asker()",
                        "from()",
                        "record Waiting(String user",
                        "record Waiting(long user",
                        "Waiting::user",
                        "Waiting::priority"))
                .contains(
                        "  /shop/workflows/stock/stock/waiting of core shop: component user of shop.Stock$Waiting: was"
                                + " String, is Long\n");
    }

    @Test
    void aTaskWithKeysOfAnotherTypeInACore() throws Exception {
        assertThat(refusal(
                        GoldenSavepoint.HASHMAP_CANONICAL,
                        "Question.class, String.class, String.class, Question::user",
                        "Question.class, String.class, Long.class, question -> 1L",
                        "KeyedPortal<String, Question, String>",
                        "KeyedPortal<Long, Question, String>",
                        ".keyBy(String.class, text -> text)",
                        ".keyBy(Long.class, text -> 1L)"))
                .endsWith(" has state under keys of other types than those of this job:\n"
                        + "  core shop: was String, is SumSerializer(oneOf(java.lang.String, java.lang.Long))\n"
                        + "State cannot be found under another key. Keep the type of keys; in a core with keys of one type,"
                        + " give new tasks that type too");
    }

    @Test
    void aTaskWithAnotherName() throws Exception {
        assertThat(refusal(
                        GoldenSavepoint.HASHMAP_CANONICAL,
                        ".process(\"carts\"",
                        ".process(\"baskets\"",
                        "/carts/carts",
                        "/carts/baskets"))
                .contains(" has state that this job would lose:\n")
                .contains("\n  /shop/workflows/carts/carts/cart of core shop: no task declares it\n");
    }

    @Test
    void aCoreThatHasLostItsName() throws Exception {
        assertThat(refusal(
                        GoldenSavepoint.HASHMAP_CANONICAL,
                        ".core(\"shop\", \"/shop/workflows/carts/carts\", \"/shop/workflows/stock/stock\")",
                        ""))
                .contains(" has state that this job would lose:\n")
                .contains("\n  /shop/workflows/carts/carts/cart of core shop: its task is now in core audit + shop\n")
                .contains("name cores so that tasks stay where they are (FlinkRuntime.core)");
    }

    // ------------------------------------------------------------------------------------------- fails in the job

    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void aComponentOfAnotherTypeInEventsInFlight(GoldenSavepoint golden) throws Exception {
        assertThat(failure(golden, "by, long hops", "by, double hops", "lap.hops())", "(long) lap.hops())"))
                .contains("messages in flight on \"event /shop/workflows/carts/keyBy-1\": what was written with"
                        + " SumSerializer(shop.Event) cannot be read with SumSerializer(shop.Event): component hops of"
                        + " shop.Event$Lap: was Long, is Double. Change a record only by adding");
    }

    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void aVariantThatIsGoneOfEventsInFlight(GoldenSavepoint golden) throws Exception {
        assertThat(failure(golden, "Lap(", "Round(", "Event.Lap", "Event.Round"))
                .contains(
                        "a message in flight on \"event /shop/workflows/carts/keyBy-1\": a value of shop.Event$Lap was"
                                + " stored, which is not a variant of the sum shop.Event any more")
                .contains("Bring the removed variant back until no value of it is stored");
    }

    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void aPortalThatIsGone(GoldenSavepoint golden) throws Exception {
        assertThat(failure(golden, "/shop/portals/echo", "/shop/portals/echoes"))
                .containsPattern("the savepoint holds messages on \"re(quest|ply) .*/shop/portals/echo\", which the"
                        + " applications no longer have: they would be lost; resume with applications that have it");
    }

    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void aVariantThatIsGoneOfState(GoldenSavepoint golden) throws Exception {
        assertThat(failure(golden, "Seen(", "Viewed(", "Mark.Seen", "Mark.Viewed"))
                .contains("a value of shop.Mark$Seen was stored, which is not a variant of the sum shop.Mark any more")
                .contains("Bring the removed variant back until no value of it is stored");
    }

    /** Without another change the state needs no migration: it fails only when the value is read, except on the heap. */
    @ParameterizedTest
    @EnumSource(names = "ROCKSDB_CANONICAL")
    void aVariantThatIsGoneOfStateThatIsNotMigrated(GoldenSavepoint golden) throws Exception {
        assertThat(failure(golden, "Guest", "Visitor"))
                .contains("StateException: /shop/workflows/ledger/ledger: state \"")
                .containsPattern(
                        "a value of a variant with the tag [0-9a-f]+ \\(the CRC-32 of its class name\\) was stored,"
                                + " which is not a variant of the sum shop.Standing any more; the variants are"
                                + " \\[shop.Standing\\$Visitor");
    }

    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void aContinuationThatIsGone(GoldenSavepoint golden) throws Exception {
        assertThat(failure(
                        golden,
                        "Answered(String note",
                        "WasAnswered(String note",
                        "new Answered(",
                        "new WasAnswered(",
                        "(Answered.class",
                        "(WasAnswered.class"))
                .contains("/shop/workflows/carts/carts: an ask of /shop/portals/stock is resolved, but its continuation"
                        + " cannot be read: the application has no class shop.Carts$Answered any more, or")
                .contains("bring it back, and declare it in uses().resumes(...), until none of it is stored");
    }

    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void aContinuationThatIsNotDeclaredAnyMoreIsResumed(GoldenSavepoint golden) throws Exception {
        assertThat(run(golden, "resumes(Answered.class, AllAnswered.class, ", "resumes(Answered.class, "))
                .contains("bob AllAnswered[whose=bob's, tags=[]]: [Replied[value=Granted[left=9]],"
                        + " Replied[value=Partly[left=2]]]");
    }

    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void aComponentOfAnotherTypeInAContinuation(GoldenSavepoint golden) throws Exception {
        assertThat(failure(
                        golden,
                        "String note, String item, int quantity",
                        "String note, Optional<String> item, int quantity",
                        "order.item(), order.quantity()",
                        "Optional.of(order.item()), order.quantity()"))
                .contains("/shop/workflows/carts/carts: an ask of /shop/portals/stock is resolved, but its continuation"
                        + " cannot be read: ")
                .containsPattern("or one of its components is of another type now than in its version [0-9a-f]+;");
    }

    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void aTimerThatIsGone(GoldenSavepoint golden) throws Exception {
        assertThat(failure(golden, "Remind", "Reminder"))
                .contains(
                        "/shop/workflows/carts/carts: a timer is due, but its record cannot be read: the application has"
                                + " no class shop.Carts$Remind any more, or")
                .contains("bring it back, and declare it in uses().fires(...), until none of it is stored");
    }

    /** Not even that there are timers is known to the task then. */
    @ParameterizedTest
    @EnumSource(names = {"HASHMAP_CANONICAL", "ROCKSDB_CANONICAL"})
    void timersOfATaskThatDeclaresNone(GoldenSavepoint golden) throws Exception {
        assertThat(failure(
                        golden,
                        "\n                .fires(Remind.class);",
                        ";",
                        "ctx.after(Duration.ofMillis(1), new Remind(1, order.item()));",
                        "",
                        "ctx.cancel(ctx.get(FAR));",
                        ""))
                .containsPattern("core shop: a timer of key (ann|bob|cy) is due, but no task has it any more: ")
                .contains("Bring it back, with uses().fires(...) or asks(...), until nothing of it is pending");
    }
}
