package io.portals.examples.actors.launch;

import io.portals.examples.actors.Example;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The main program, as a user runs it, with what it printed.
 *
 * @param status the exit status
 */
record CommandLineRun(int status, String out, String err) {
    /** Of a line with spaces between the arguments. */
    static CommandLineRun of(String arguments) {
        return of(arguments, Examples.all());
    }

    /** With examples of the test's own. */
    static CommandLineRun of(String arguments, List<Example> examples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new Examples(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        examples)
                .run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        return new CommandLineRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    String lastLine() {
        List<String> lines = outLines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
