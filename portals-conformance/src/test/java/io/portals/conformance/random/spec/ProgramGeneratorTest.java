package io.portals.conformance.random.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.check.LaunchCheck;
import io.portals.api.graph.Registry;
import io.portals.conformance.random.program.ProgramBuilder;
import io.portals.conformance.random.program.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProgramGeneratorTest {
    private static final int SEEDS = 500;

    @Test
    void theSameSeedGivesTheSameProgram() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(ProgramGenerator.program(seed)).isEqualTo(ProgramGenerator.program(seed));
        }
    }

    @Test
    void aSeedGivesItsProgramInEveryVersion() {
        // when programs are drawn differently these change, and so does what a seed of an old report means
        assertThat(ProgramGenerator.program(7).toString().lines().findFirst())
                .hasValue("SourceSpec[name=g0, app=0, atoms=[2, 1, 1, 3, 2, 2, 1], ttl=2, paired=false]");
    }

    @Test
    void seedsGiveDifferentPrograms() {
        Set<ProgramSpec> programs = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            programs.add(ProgramGenerator.program(seed));
        }
        assertThat(programs).hasSize(SEEDS);
    }

    @Test
    void programsCanBeLaunchedAndNeedNoRepair() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ProgramSpec program = ProgramGenerator.program(seed);
            assertThat(Repair.repaired(program)).as("seed " + seed).isEqualTo(program);
            LaunchCheck.check(Registry.of(applications(program)));
        }
    }

    @Test
    void whatIsSmallerCanBeLaunchedToo() {
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            for (ProgramSpec smaller : Smaller.than(ProgramGenerator.program(seed))) {
                assertThat(Repair.repaired(smaller)).as("seed " + seed).isEqualTo(smaller);
                LaunchCheck.check(Registry.of(applications(smaller)));
            }
        }
    }

    private static List<Application> applications(ProgramSpec program) {
        return new ProgramBuilder(program, Setting.local()).applications();
    }
}
