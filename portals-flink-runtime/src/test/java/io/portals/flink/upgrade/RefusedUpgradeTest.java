package io.portals.flink.upgrade;

import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes that cannot work fail, and say where, what, and how to mend it. {@link UpgradeTest} is the twin of all of them. */
final class RefusedUpgradeTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static String failure(GoldenSavepoint golden, String... replacements) throws Exception {
        ProgramVersion program = ProgramVersion.now();
        for (int i = 0; i < replacements.length; i += 2) {
            program = program.with(replacements[i], replacements[i + 1], folder);
        }
        CommittedSink<String> sink = new CommittedSink<>();
        try {
            JobClient job = golden.start(CLUSTER, program, 1, folder, golden.read("0.1", folder), sink);
            job.getJobExecutionResult().get(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        } catch (Exception e) {
            return ExceptionUtils.stringifyException(e);
        }
        return "none, told " + sink.committed();
    }

    private static void show(String what, GoldenSavepoint golden, String failure) {
        System.out.println("==== " + what + " " + golden);
        failure.lines()
                .filter(l -> !l.startsWith("\tat") && !l.startsWith("\t..."))
                .forEach(System.out::println);
    }

    @ParameterizedTest
    @EnumSource
    void explore(GoldenSavepoint golden) throws Exception {
        show(
                "state type",
                golden,
                failure(
                        golden,
                        "Shelf(String item, Optional<Integer> left, int asked)",
                        "Shelf(String item, Optional<Integer> left, long asked)"));
        show(
                "event type",
                golden,
                failure(
                        golden,
                        "Lap(String user, Optional<String> by, long hops)",
                        "Lap(String user, Optional<String> by, double hops)",
                        "counted(long counted, long found)",
                        "counted(long counted, double found)"));
        show(
                "continuation type",
                golden,
                failure(
                        golden,
                        "Answered(String note, String item, int quantity)",
                        "Answered(String note, Optional<String> item, int quantity)",
                        "order.item(), order.quantity()",
                        "Optional.of(order.item()), order.quantity()"));
        show(
                "continuation gone",
                golden,
                failure(golden, "Answered(", "WasAnswered(", "Answered.class", "WasAnswered.class"));
        show("timer gone", golden, failure(golden, "Remind", "Reminder"));
        show("variant in state gone", golden, failure(golden, "Seen(", "Viewed(", "Mark.Seen", "Mark.Viewed"));
        show("variant in plain state gone", golden, failure(golden, "Guest", "Visitor"));
        show("event variant in flight gone", golden, failure(golden, "Lap(", "Round(", "Event.Lap", "Event.Round"));
        show("portal gone", golden, failure(golden, "/shop/portals/echo", "/shop/portals/echoes"));
        show(
                "task renamed",
                golden,
                failure(golden, ".process(\"carts\"", ".process(\"baskets\"", "/carts/carts", "/carts/baskets"));
        show(
                "core not pinned",
                golden,
                failure(
                        golden,
                        ".core(\"shop\", \"/shop/workflows/carts/carts\", \"/shop/workflows/stock/stock\")",
                        ""));
    }
}
