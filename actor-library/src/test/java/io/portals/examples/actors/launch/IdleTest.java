package io.portals.examples.actors.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That {@code idle} measures in a job that runs; how much it is depends on the machine. */
class IdleTest {
    @Test
    void memoryIsReadBeforeWhileIdleAndWhenPutAway() {
        CommandLineRun run = CommandLineRun.of(
                "idle --actors 500 --state-backend rocksdb --passivate-after 3s --checkpoint-interval 1s");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("(?m)^before they were touched +\\d+\\.\\d MB +(\\d+\\.\\d|unknown) MB *$")
                .containsPattern("(?m)^idle, timers pending +\\d+\\.\\d MB +-?\\d+\\.\\d +(\\d+\\.\\d|unknown) MB")
                .containsPattern("(?m)^put away +\\d+\\.\\d MB +-?\\d+\\.\\d +(\\d+\\.\\d|unknown) MB")
                .contains("target: less than 100 bytes of heap an idle actor, ");
        assertThat(run.lastLine()).isEqualTo("idle: 500 actors, each touched once, and put away OK");
        assertThat(run.status()).isZero();
    }
}
