package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.local.run.Interleaving;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same steps, in every run and every JVM; other seeds give others. */
final class DeterminismTest {
    private static final int SEEDS = 20;

    @ParameterizedTest
    @EnumSource
    void theSameSeedTakesTheSameSteps(Interleaving interleaving) {
        for (long seed = 0; seed < SEEDS; seed++) {
            LocalRuntime first = Everything.started(seed, interleaving).untilComplete();
            LocalRuntime second = Everything.started(seed, interleaving).untilComplete();
            assertThat(second.trace()).isEqualTo(first.trace());
            assertThat(second.output(Everything.HEARD)).isEqualTo(first.output(Everything.HEARD));
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherSeedsTakeOtherSteps(Interleaving interleaving) {
        Set<String> traces = LongStream.range(0, SEEDS)
                .mapToObj(seed -> Everything.trace(seed, interleaving))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(traces).as("traces of " + SEEDS + " seeds").hasSizeGreaterThan(SEEDS / 2);
    }

    @Test
    void eachInterleavingLeavesMoreToTheSeedThanTheOneBefore() {
        assertThat(Everything.trace(1, Interleaving.ATOM_AT_A_TIME))
                .isNotEqualTo(Everything.trace(1, Interleaving.BETWEEN_ATOMS));
        assertThat(Everything.trace(1, Interleaving.BETWEEN_ATOMS))
                .isNotEqualTo(Everything.trace(1, Interleaving.EVERYWHERE));
    }

    // Other JVMs --------------------------------------------------------------------------------------------------

    /** Prints the traces of some seeds. */
    static final class PrintTraces {
        private PrintTraces() {}

        public static void main(String[] arguments) {
            System.out.writeBytes(traces().getBytes(StandardCharsets.UTF_8));
        }

        static String traces() {
            StringBuilder traces = new StringBuilder();
            for (Interleaving interleaving : Interleaving.values()) {
                for (long seed = 0; seed < 3; seed++) {
                    traces.append(Everything.trace(seed, interleaving));
                }
            }
            return traces.toString();
        }
    }

    /** Of identity hashes: all are 1; they count up; they are drawn. Salts of immutable collections differ in any case. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void anotherJvmTakesTheSameSteps(int hashCode) throws Exception {
        String other = ChildJvm.run(
                List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=" + hashCode, "-Xmx256m"), PrintTraces.class);
        assertThat(other).isEqualTo(PrintTraces.traces());
    }
}
