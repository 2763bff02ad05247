package io.portals.api.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code refused/programs.txt}, which says how it is written. */
final class RefusedPrograms {
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|\\w+|\\S");

    private RefusedPrograms() {}

    /**
     * A program that must not compile.
     *
     * @param program its lines
     * @param wrongLine the one with the error, counted from 1
     * @param says what the error says
     * @param twin the lines of the program that must compile
     * @param apart why the two are more than a token apart, or null
     */
    record Refused(String name, List<String> program, int wrongLine, String says, List<String> twin, String apart) {

        /** The greater number of tokens that one of the two has and the other has not, in the stretch where they differ. */
        int tokensApart() {
            List<String> ours = tokens(program);
            List<String> theirs = tokens(twin);
            int first = 0;
            while (first < Math.min(ours.size(), theirs.size())
                    && ours.get(first).equals(theirs.get(first))) {
                first++;
            }
            int last = 0;
            while (last < Math.min(ours.size(), theirs.size()) - first
                    && ours.get(ours.size() - 1 - last).equals(theirs.get(theirs.size() - 1 - last))) {
                last++;
            }
            return Math.max(ours.size(), theirs.size()) - first - last;
        }

        private static List<String> tokens(List<String> lines) {
            List<String> tokens = new ArrayList<>();
            Matcher matcher = TOKEN.matcher(String.join("\n", lines));
            while (matcher.find()) {
                tokens.add(matcher.group());
            }
            return tokens;
        }
    }

    static List<Refused> all() {
        List<Refused> all = new ArrayList<>();
        for (String block : text().split("(?m)^== ")) {
            if (!all.isEmpty() || block.contains(" ==\n")) {
                all.add(read(block));
            }
        }
        return all;
    }

    private static Refused read(String block) {
        List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
        String name = lines.get(0).replace(" ==", "");
        List<String> program = new ArrayList<>();
        List<String> twin = new ArrayList<>();
        int minus = 0;
        int marked = 0;
        String says = null;
        String apart = null;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("says ")) {
                says = line.substring(5).trim();
            } else if (line.startsWith("apart ")) {
                apart = line.substring(6).trim();
            } else {
                char mark = line.charAt(0);
                String code = line.substring(1);
                if (mark != '+') {
                    program.add(code);
                }
                if (mark != '-') {
                    twin.add(code);
                }
                minus = mark == '-' ? program.size() : minus;
                marked = mark == '!' ? program.size() : marked;
            }
        }
        return new Refused(name, program, marked > 0 ? marked : minus, says, twin, apart);
    }

    private static String text() {
        try (InputStream programs = RefusedPrograms.class.getResourceAsStream("/refused/programs.txt")) {
            return new String(programs.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
