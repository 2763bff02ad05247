package io.portals.local.javascript;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs of Node. */
public final class Node {
    private static final long LIMIT_SECONDS = 60;

    private Node() {}

    /** What a run said. */
    public record Run(int status, List<String> out, String err) {}

    /**
     * Runs a script, to its end. Where there is no node, the test is skipped with a line that says so.
     *
     * @param folder for what it prints
     * @param arguments the script, and its arguments
     * @throws AssertionError if it does not end
     */
    public static Run of(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process node =
                start(new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()));
        if (!node.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            node.destroyForcibly();
            throw new AssertionError("node did not end within " + LIMIT_SECONDS + " s; it printed:\n"
                    + Files.readString(out) + Files.readString(err));
        }
        return new Run(node.exitValue(), Files.readAllLines(out), Files.readString(err));
    }

    private static Process start(ProcessBuilder node) {
        try {
            return node.start();
        } catch (IOException e) {
            System.out.println("SKIPPED: JavaScript, as there is no node on the path");
            return abort("no node on the path: " + e);
        }
    }
}
