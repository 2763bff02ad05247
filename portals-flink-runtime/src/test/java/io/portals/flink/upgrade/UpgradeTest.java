package io.portals.flink.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The program of now starts from savepoints that an older release's classes wrote (see {@link WriteGoldenSavepoints}), at another
 * parallelism, and goes on until it ends. One run for each kind of savepoint; the tests look at what it told.
 */
@ParameterizedClass(name = "{0} at parallelism {1}")
@CsvSource({"HASHMAP_CANONICAL, 1", "ROCKSDB_CANONICAL, 3", "ROCKSDB_NATIVE, 4"})
final class UpgradeTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String RELEASE = "0.1";
    private static final List<String> USERS = List.of("ann", "bob", "cy");
    private static final String EACH = "{user}";

    @TempDir
    static Path folder;

    private static List<String> told;
    private static long restoredMessages;
    private static long restoredAsks;

    @Parameter(0)
    GoldenSavepoint golden;

    @Parameter(1)
    int parallelism;

    @BeforeParameterizedClassInvocation
    static void run(GoldenSavepoint golden, int parallelism) throws Exception {
        CommittedSink<String> sink = new CommittedSink<>();
        JobMetrics.reset();
        Path savepoint = golden.read(RELEASE, folder);
        JobClient job = golden.start(CLUSTER, ProgramVersion.now(folder), parallelism, folder, savepoint, sink);
        CLUSTER.await(job, LIMIT);
        told = sink.committed();
        restoredMessages = JobMetrics.sum("restoredMessages");
        restoredAsks = JobMetrics.sum("restoredAsks");
    }

    /** What was told of something, once for each user. */
    private static void assertTold(String about, String... ofEach) {
        List<String> expected = new ArrayList<>();
        for (String each : ofEach) {
            USERS.forEach(user -> expected.add(each.replace(EACH, user)));
        }
        assertToldOnly(about, expected.toArray(String[]::new));
    }

    private static void assertToldOnly(String about, String... expected) {
        assertThat(told.stream().filter(text -> text.contains(about)))
                .as("told of " + about)
                .containsExactlyInAnyOrder(expected);
    }

    @Test
    void aComponentIsAddedToContinuations() {
        assertTold(
                " Answered[note=null",
                "{user} Answered[note=null, item=pear, quantity=0]: Granted[left=9]",
                "{user} Answered[note=null, item=fig, quantity=0]: Partly[left=2]",
                "{user} Answered[note=null, item=plum, quantity=0]: TIMEOUT",
                "{user} Answered[note=null, item=nut, quantity=0]: UNANSWERED");
    }

    @Test
    void aComponentIsAddedToTheContinuationOfSeveralAsks() {
        assertTold(
                " AllAnswered[",
                "{user} AllAnswered[whose={user}'s, tags=[]]: [Replied[value=Granted[left=9]],"
                        + " Replied[value=Partly[left=2]]]");
    }

    @Test
    void aComponentIsAddedToTimers() {
        assertTold(
                " Remind[times=0",
                "{user} Remind[times=0, item=pear]",
                "{user} Remind[times=0, item=fig]",
                "{user} Remind[times=0, item=plum]",
                "{user} Remind[times=0, item=nut]");
    }

    @Test
    void aTimerThatWasSetBeforeIsCancelled() {
        assertToldOnly("the end"); // and the run ended, which a timer that is pending prevents
    }

    @Test
    void aComponentIsAddedToEventsInFlight() {
        assertTold("lap of", "lap of {user} by Optional.empty, as counted");
    }

    @Test
    void aComponentIsAddedToRequestsAndRepliesInFlight() {
        assertTold("pong of", "pong of {user} by Optional.empty, as counted, as counted");
    }

    @Test
    void aComponentIsAddedToRecordsInState() {
        assertTold(
                "Cart[",
                "Cart[owner={user}, coupon=Optional.empty, lines=[Line[quantity=0, item=pear], Line[quantity=0,"
                        + " item=fig], Line[quantity=0, item=plum], Line[quantity=0, item=nut]]]");
    }

    @Test
    void aComponentIsRemovedAndOthersChangePlaces() {
        assertToldOnly(
                "Shelf[",
                "Shelf[asked=6, left=Optional.empty, item=pear] waited for by [ann, ann, bob, bob, cy, cy] with"
                        + " priorities [0]",
                "Shelf[asked=6, left=Optional.empty, item=fig] waited for by [ann, ann, bob, bob, cy, cy] with"
                        + " priorities [0]");
    }

    @Test
    void aComponentIsAddedToTheRecordThatKeepsWhomToAnswer() {
        assertThat(told.stream()
                        .filter(text ->
                                text.endsWith(" waited for by [ann, ann, bob, bob, cy, cy] with priorities [0]")))
                .hasSize(2);
    }

    @Test
    void aVariantIsAddedBetweenThoseInAList() {
        String before = "Wanted[what=pear, priority=0, notes=[]], Seen[what=fig], Seen[what=plum], Seen[what=nut]";
        assertTold(
                "marks of",
                "marks of {user} [" + before + "]",
                "new marks of {user} [" + before + ", Refunded[what=fig, cents=5]]");
    }

    @Test
    void aVariantIsAddedBetweenThoseInAMapThatExpires() {
        assertTold(
                "items of",
                "items of {user} [fig=Wanted[what=fig, priority=0, notes=[]], nut=Seen[what=nut],"
                        + " pear=Seen[what=pear], plum=Seen[what=plum]]",
                "new items of {user} [fig=Wanted[what=fig, priority=0, notes=[]], nut=Seen[what=nut],"
                        + " pear=Seen[what=pear], plum=Refunded[what=plum, cents=7]]");
    }

    @Test
    void aVariantIsAddedBetweenThoseInStateOutsideOfACore() {
        assertToldOnly(
                ". ann ",
                "1. ann was Member[name=ann, payments=2]",
                "2. ann paid [Payment[user=ann, currency=null, cents=15], Payment[user=ann, currency=null, cents=16]]",
                "3. ann became {15=Guest[], 16=Member[name=ann, payments=2]}",
                "4. ann is Gold[since=now], last for Payment[user=ann, currency=euro, cents=20], after Gold[since=now]");
    }

    /** Numbered is what comes out of the new task behind the ledger. */
    @Test
    void oneMoreTaskOutsideOfACore() {
        assertToldOnly(
                ". bob ",
                "1. bob was Guest[]",
                "2. bob paid [Payment[user=bob, currency=null, cents=17]]",
                "3. bob became {17=Guest[]}",
                "4. bob is Gold[since=now], last for Payment[user=bob, currency=euro, cents=30], after Gold[since=now]");
    }

    @Test
    void aComponentIsAddedToStateOfInstances() {
        String ofBoth = "Tally\\[seen=24, merged=2]";
        String ofOneOrNone = "Tally\\[seen=(12|0), merged=0]"; // one instance tells, and there are more than were saved
        assertThat(told.stream().filter(text -> text.contains("Tally[")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .matches(parallelism == 1 ? ofBoth : ofOneOrNone);
    }

    @Test
    void aVariantIsAddedBetweenThoseOfEventsInACycle() {
        assertTold("gift for", "gift for {user}");
    }

    @Test
    void aVariantIsAddedBetweenThoseOfReplies() {
        assertTold("never of", "never of {user} by Optional[now]: Never[number=-1]");
    }

    @Test
    void oneMoreTaskWithAPortalJoinsTheCore() {
        assertTold("Audited[", "{user} Audited[what=gift]: audited 1");
    }

    @Test
    void whatIsNewWorksBesideIt() {
        assertToldOnly(
                "zoe",
                "zoe Answered[note=new, item=kiwi, quantity=2]: Refused[why=no new customers]",
                "zoe Remind[times=1, item=kiwi]");
    }

    /** As many as in the tests above. */
    @Test
    void nothingElseIsTold() {
        assertThat(told).hasSize(USERS.size() * (4 + 1 + 4 + 1 + 1 + 5 + 1 + 1 + 1) + 2 + 2 * 4 + 2 + 1);
    }

    @Test
    void allThatWasInFlightIsRestored() {
        assertThat(restoredMessages).as("laps, and pings or pongs").isEqualTo(2 * 3);
        assertThat(restoredAsks).isEqualTo((4 + 2 + 1) * 3);
    }
}
