package io.portals.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.random.run.Coverage;
import io.portals.conformance.random.run.Feature;
import io.portals.conformance.random.run.FlinkRun;
import io.portals.conformance.random.run.Plant;
import io.portals.flink.testing.TestCluster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Random programs on both runtimes, with crashes and failures. */
final class DifferentialTest {
    private static final int SEEDS = Integer.getInteger("differential.seeds", 100);
    private static final int SEEDS_OF_PLANTS = 100;

    @RegisterExtension
    static final TestCluster CLUSTER = FlinkRun.cluster();

    private static List<Disagreement> disagreements(Plant plant) throws Exception {
        try (Differential differential = new Differential(plant, CLUSTER, line -> {})) {
            differential.run(0, SEEDS_OF_PLANTS, () -> differential.disagreements().stream()
                    .anyMatch(Disagreement::namesItem));
            return differential.disagreements();
        }
    }

    @Test
    void bothRuntimesAgreeWhateverFails() throws Exception {
        try (Differential differential = new Differential(Plant.NONE, CLUSTER, System.out::println)) {
            differential.run(0, SEEDS);
            System.out.print(differential.coverage());
            assertThat(differential.disagreements()).isEmpty();
            assertCovered(differential.coverage());
        }
    }

    /** What is not covered cannot disagree. */
    private static void assertCovered(Coverage coverage) {
        assertThat(coverage.share(Feature.CYCLES)).isGreaterThanOrEqualTo(15);
        assertThat(coverage.share(Feature.SEVERAL_APPLICATIONS)).isGreaterThanOrEqualTo(40);
        assertThat(coverage.share(Feature.PORTALS_BOTH_WAYS)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.JOINS)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.UNIONS)).isGreaterThanOrEqualTo(20);
        assertThat(coverage.share(Feature.NESTED_ASKS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.DEFERRED_REPLIES)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.TELLS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.REFUSALS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.TIMEOUTS)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.LATE_REPLIES)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.UNANSWERED)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.SPLITTERS)).isGreaterThanOrEqualTo(20);
        assertThat(coverage.share(Feature.SPLITTERS_ACROSS)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.SPLITTERS_DROPPING)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.POLICIES_OF_STEPS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.POLICIES_OF_TASKS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.POLICIES_OF_REPLIERS)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.POLICIES_OF_CONTINUATIONS)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.SET_ASIDE)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.GATHERED)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.TIMERS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.TIMERS_CANCELLED)).isGreaterThanOrEqualTo(5);
        assertThat(coverage.share(Feature.LISTS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.MAPS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.share(Feature.FLOW_TASKS)).isGreaterThanOrEqualTo(10);
        assertThat(coverage.meanOutputs()).isGreaterThanOrEqualTo(20);
        assertThat(coverage.crashesInAsks()).isPositive();
        assertThat(coverage.restoresWithAsks()).as("restores with open asks").isPositive();
        assertThat(coverage.restoresWithMessages())
                .as("restores with messages in flight")
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Plant.class,
            mode = Mode.MATCH_ANY,
            names = {"LOCAL_.*", "FLINK_MESSAGE_DOUBLED", "FLINK_COMMIT_SKIPPED", "FLINK_SET_ASIDE_NOT_UNDONE"})
    void aPlantedDefectIsFoundAndTheItemIsNamed(Plant plant) throws Exception {
        List<Disagreement> found = disagreements(plant);
        assertThat(found).as(plant.what()).anyMatch(Disagreement::namesItem);
        System.out.println(plant + ": " + found.get(0).lines().get(0));
    }
}
