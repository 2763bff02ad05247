package io.portals.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.random.run.LocalTrial;
import io.portals.conformance.random.run.Plant;
import io.portals.conformance.random.spec.PortalSpec.Manner;
import io.portals.conformance.random.spec.ProgramGenerator;
import io.portals.conformance.random.spec.ProgramSpec;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static ProgramSpec firstWith(Predicate<ProgramSpec> property) {
        long seed = 0;
        while (!property.test(ProgramGenerator.program(seed))) {
            seed++;
        }
        return ProgramGenerator.program(seed);
    }

    @Test
    void onlyWhatTheDisagreementNeedsIsLeft() {
        Predicate<ProgramSpec> nests =
                spec -> spec.portals().stream().anyMatch(portal -> portal.manner() == Manner.NESTS);
        ProgramSpec large = firstWith(spec ->
                nests.test(spec) && spec.workflows().size() == 4 && spec.apps().size() == 3);

        ProgramSpec small = Shrinker.shrunk(large, nests, LIMIT);

        assertThat(small.portals()).hasSize(2);
        assertThat(small.asks()).hasSize(1); // the nested one
        assertThat(small.sources()).hasSize(1);
        assertThat(small.sources().get(0).atoms()).containsExactly(1);
        assertThat(small.apps()).hasSize(1);
        assertThat(small.tasks().size()).isLessThanOrEqualTo(2);
    }

    @Test
    void aProgramOnWhichNothingDisagreesStaysAsItIs() {
        ProgramSpec program = ProgramGenerator.program(3);
        assertThat(Shrinker.shrunk(program, spec -> false, LIMIT)).isEqualTo(program);
    }

    @Test
    void aPlantedDefectIsLeftWithATaskAndAnItem() {
        Plant plant = Plant.LOCAL_STATE_KEPT;
        ProgramSpec small = Shrinker.shrunk(
                ProgramGenerator.program(0),
                spec -> !LocalTrial.of(spec, 0, plant).differences().isEmpty(),
                LIMIT);

        assertThat(small.tasks()).hasSize(1);
        assertThat(small.sources()).hasSize(1);
        assertThat(small.sources().get(0).items()).isEqualTo(1);
        assertThat(LocalTrial.of(small, 0, Plant.NONE).differences()).isEmpty();
    }
}
