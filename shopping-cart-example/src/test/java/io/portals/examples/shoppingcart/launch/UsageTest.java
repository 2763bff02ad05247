package io.portals.examples.shoppingcart.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be done is said in one line, before anything is touched. */
class UsageTest {
    @TempDir
    private Path folder;

    private String output;

    @BeforeEach
    void name() {
        output = folder.resolve("output").toString();
    }

    @Test
    void helpListsTheOptions() {
        CommandLineRun run = CommandLineRun.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("--input", "--operations", "--seed", "--stock", "--output", "--parallelism")
                .contains(
                        "--checkpoint-interval", "--state-backend", "--rate", "--fail", "--web", "--metrics", "--help");
    }

    @ParameterizedTest
    @CsvSource({
        "--frobnicate, , --frobnicate",
        "--stock, -1, give a number from 0",
        "--stock, many, --stock",
        "--parallelism, 0, give a number from 1 to 128",
        "--parallelism, 129, give a number from 1 to 128",
        "--operations, 0, give a number from 1",
        "--rate, 0, give a number from 1",
        "--fail, -1, give a number from 0",
        "--checkpoint-interval, 5, write it as 200ms",
        "--checkpoint-interval, 1ms, give 10ms or more",
        "--state-backend, disk, HEAP",
        "--metrics, -1, give a number from 0 to 65535",
        "--metrics, 65536, give a number from 0 to 65535",
        "--input, /no/such/file, does not exist",
    })
    void whatIsWrongIsSaidInOneLine(String option, String value, String hint) throws IOException {
        CommandLineRun run = value == null
                ? CommandLineRun.of("--output", output, option)
                : CommandLineRun.of("--output", output, option, value);

        assertRefused(run, hint);
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertRefused(CommandLineRun.of("--output", output, "--metrics", port), "--metrics " + port);
        }
    }

    @Test
    void anInputThatIsAFolderIsRefused() throws IOException {
        assertRefused(CommandLineRun.of("--output", output, "--input", folder.toString()), "is no file");
    }

    @Test
    void generatedOperationsBesidesAnInputAreRefused() throws IOException {
        Path input = Files.writeString(folder.resolve("baskets.csv"), "pear\n");

        CommandLineRun run = CommandLineRun.of("--output", output, "--input", input.toString(), "--operations", "5");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("leave out one of the two");
        assertThat(Path.of(output)).doesNotExist();
    }

    @Test
    void anOutputThatIsNotEmptyIsRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(Path.of(output));
        Files.writeString(Path.of(output, "mine"), "precious");

        CommandLineRun run = CommandLineRun.of("--output", output);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("not empty");
        try (Stream<Path> entries = Files.list(Path.of(output))) {
            assertThat(entries).containsExactly(Path.of(output, "mine"));
        }
    }

    @Test
    void anOutputBelowAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "precious");

        CommandLineRun run =
                CommandLineRun.of("--output", file.resolve("output").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("is no folder");
    }

    @Test
    void anOutputThatCannotBeMadeIsRefused() {
        CommandLineRun run = CommandLineRun.of("--output", "/proc/shopping-cart");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("--output /proc/shopping-cart");
        assertThat(run.outLines()).isEmpty();
    }

    private void assertRefused(CommandLineRun run, String hint) throws IOException {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.outLines()).isEmpty();
        assertThat(run.errLines()).hasSize(1).first().asString().contains(hint);
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).as("what was touched").isEmpty();
        }
    }
}
