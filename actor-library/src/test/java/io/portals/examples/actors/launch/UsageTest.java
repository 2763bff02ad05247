package io.portals.examples.actors.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is said in one line, before anything is run. */
class UsageTest {
    @Test
    void helpListsTheExamples() {
        CommandLineRun run = CommandLineRun.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("fibonacci", "ping-pong", "counting", "ring", "philosophers", "bank", "serverless", "idle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fibonacci", "ping-pong", "counting", "ring", "philosophers", "bank", "serverless", "idle"})
    void helpOfAnExampleListsItsOptions(String example) {
        CommandLineRun run = CommandLineRun.of(example + " --help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("--runtime", "--parallelism", "--fail", "--seed", "--state-backend", "--checkpoint-interval");
    }

    @ParameterizedTest
    @CsvSource({
        "'', name one of [fibonacci",
        "frobnicate, examples are [fibonacci",
        "--runtime local, examples are [fibonacci",
        "fibonacci --frobnicate, --frobnicate",
        "fibonacci --n many, --n",
        "fibonacci --n -1, give a number from 0 to 32",
        "fibonacci --n 33, give a number from 0 to 32",
        "ping-pong --rounds -1, --rounds: -1 is out of range",
        "ping-pong --pairs 0, --pairs: 0 is out of range",
        "counting --actors 0, --actors: 0 is out of range",
        "counting --messages -1, --messages: -1 is out of range",
        "ring --actors 0, --actors: 0 is out of range",
        "ring --hops -1, --hops: -1 is out of range",
        "philosophers --seats 1, --seats: 1 is out of range",
        "philosophers --meals -1, --meals: -1 is out of range",
        "bank --accounts 1, --accounts: 1 is out of range",
        "bank --transfers 0, --transfers: 0 is out of range",
        "serverless --messages 0, --messages: 0 is out of range",
        "'serverless --messages 5,5', give each once",
        "serverless --messages many, --messages",
        "serverless --delays 2s, give 1s or less",
        "'serverless --delays 1ms,1ms', give each once",
        "serverless --repetitions 0, --repetitions: 0 is out of range",
        "serverless --warm-up 2m, give 1m or less",
        "serverless --picture no/such/folder/a.svg, --picture: there is no folder",
        "serverless --fail 1, --fail: functions whose job fails",
        "idle --actors 0, --actors: 0 is out of range",
        "idle --passivate-after 0ms, give 1ms to 60m",
        "idle --passivate-after 61m, give 1ms to 60m",
        "idle --runtime local, --runtime local: keeps state",
        "idle --fail 1, --fail: memory is not measured",
        "ring --runtime mars, LOCAL",
        "ring --parallelism 0, give a number from 1 to 128",
        "ring --parallelism 129, give a number from 1 to 128",
        "ring --fail -1, give a number from 0 to 1000",
        "ring --seed soon, --seed",
        "ring --state-backend disk, HASHMAP",
        "ring --checkpoint-interval 5, write it as 200ms",
        "ring --checkpoint-interval 9ms, give 10ms or more",
        "ring --give-up-after never, write it as 200ms",
        "ring --runtime local --parallelism 2, --parallelism: is for Flink",
        "ring --runtime local --state-backend rocksdb, --state-backend: is for Flink",
        "ring --runtime local --checkpoint-interval 1s, --checkpoint-interval: is for Flink",
    })
    void whatIsWrongIsSaidInOneLine(String arguments, String hint) {
        CommandLineRun run = CommandLineRun.of(arguments);

        assertThat(run.errLines()).hasSize(1).first().asString().contains(hint);
        assertThat(run.outLines()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fibonacci --n 0",
                "ping-pong --rounds 0 --pairs 1",
                "counting --actors 1 --messages 0",
                "ring --actors 1 --hops 0",
                "philosophers --seats 2 --meals 0",
                "bank --accounts 2 --transfers 1",
                "serverless --messages 1 --delays 0ms --repetitions 1 --warm-up 0ms",
                "ring --hops 5 --fail 1000",
                "ring --hops 5 --seed -7"
            })
    void theLeastThatIsAcceptedRuns(String arguments) {
        CommandLineRun run = CommandLineRun.of(arguments + " --runtime local");

        assertThat(run.err()).isEmpty();
        assertThat(run.lastLine()).endsWith(" OK");
        assertThat(run.status()).isZero();
    }
}
