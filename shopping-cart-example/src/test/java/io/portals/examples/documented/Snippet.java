package io.portals.examples.documented;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Java in a document: a fenced block, or the code in the last column of a table.
 *
 * <p>A program has a {@code main}, and stands as it is in a file of its own; the next block of text says what it prints. A class
 * with tests of JUnit stands in a file of its own too. Anything else is a fragment: members of a class, or statements. What a
 * fragment needs besides is said before it, in a comment that readers do not see: {@code <!-- java: AppBuilder app; -->}. Only
 * tables with such a comment are read.
 *
 * @param where the document and the line
 * @param given members that a fragment needs
 * @param output the lines that a program prints, without space at their ends; null for a fragment, and for a program whose output
 *     is not said
 */
record Snippet(String where, String given, String code, List<String> output) {
    private static final Pattern MAIN = Pattern.compile("\\bvoid main\\(");
    private static final Pattern TEST =
            Pattern.compile("^import org\\.junit\\.jupiter\\.api\\.Test;", Pattern.MULTILINE);
    private static final Pattern CELL = Pattern.compile("`([^`]+)` *\\|$");
    private static final String GIVEN = "<!-- java:";
    private static final String FENCE = "```";

    boolean isProgram() {
        return MAIN.matcher(code).find();
    }

    boolean isTest() {
        return !isProgram() && TEST.matcher(code).find();
    }

    @Override
    public String toString() {
        return where;
    }

    /** All of README.md and of what is under docs. */
    static List<Snippet> ofProject(Path root) throws IOException {
        List<Snippet> all = new ArrayList<>(of("README.md", Files.readAllLines(root.resolve("README.md"))));
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(file -> {
                try {
                    all.addAll(of(root.relativize(file).toString(), Files.readAllLines(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return all;
    }

    static List<Snippet> of(String document, List<String> lines) {
        List<Snippet> all = new ArrayList<>();
        String given = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String where = document + ":" + (i + 1);
            if (line.startsWith(GIVEN)) {
                StringBuilder comment = new StringBuilder(line.substring(GIVEN.length()));
                while (comment.indexOf("-->") < 0) {
                    comment.append('\n').append(lines.get(++i));
                }
                given = comment.substring(0, comment.indexOf("-->"));
            } else if (line.startsWith(FENCE)) {
                List<String> block = block(lines, i + 1, where);
                i += block.size() + 1;
                if (line.equals(FENCE + "java")) {
                    String code = String.join("\n", block);
                    boolean program = MAIN.matcher(code).find();
                    all.add(new Snippet(where, given, code, program ? printed(lines, i + 1) : null));
                }
                given = "";
            } else if (line.startsWith("|") && !given.isEmpty()) {
                Matcher cell = CELL.matcher(line);
                if (cell.find()) {
                    all.add(new Snippet(where, given, cell.group(1), null));
                }
            } else if (!line.isBlank()) {
                given = "";
            }
        }
        return all;
    }

    private static List<String> block(List<String> lines, int from, String where) {
        for (int end = from; end < lines.size(); end++) {
            if (lines.get(end).equals(FENCE)) {
                return lines.subList(from, end);
            }
        }
        throw new IllegalArgumentException(where + ": the block has no end");
    }

    /** What a program prints: the next block of text before other Java. */
    private static List<String> printed(List<String> lines, int from) {
        for (int i = from; i < lines.size() && !lines.get(i).equals(FENCE + "java"); i++) {
            if (lines.get(i).equals(FENCE + "text")) {
                return block(lines, i + 1, "output").stream()
                        .map(String::stripTrailing)
                        .toList();
            }
        }
        return null;
    }
}
