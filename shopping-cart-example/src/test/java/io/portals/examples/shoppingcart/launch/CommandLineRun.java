package io.portals.examples.shoppingcart.launch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The main program, as a user runs it, with what it printed.
 *
 * @param status the exit status
 */
record CommandLineRun(int status, String out, String err) {
    static CommandLineRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new ShoppingCart(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
        return new CommandLineRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** The number that stands behind the words at the beginning of a line. */
    long number(String words) {
        Matcher matcher = Pattern.compile("(?m)^" + Pattern.quote(words) + ":?\\s+([\\d,]+)")
                .matcher(out);
        if (!matcher.find()) {
            throw new AssertionError("no line with \"" + words + "\" and a number in:\n" + out + err);
        }
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }
}
