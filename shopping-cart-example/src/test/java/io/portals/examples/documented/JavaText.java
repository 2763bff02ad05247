package io.portals.examples.documented;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles text with the JDK's compiler and the class path of the tests, and runs it in a JVM of its own. */
final class JavaText {
    private static final long LIMIT_SECONDS = 180;
    private static final Pattern PUBLIC_CLASS = Pattern.compile("public (?:final )?class (\\w+)");

    /** Packages whose classes a fragment may name without importing them. */
    private static final List<String> IMPORTS = List.of(
            "io.portals.api.*",
            "io.portals.api.state.*",
            "io.portals.api.task.*",
            "io.portals.flink.*",
            "java.time.*",
            "java.util.*",
            "org.apache.flink.streaming.api.environment.StreamExecutionEnvironment");

    private final Path folder;

    JavaText(Path folder) {
        this.folder = folder;
    }

    /** What the compiler says against a fragment, as members of a class and as statements; empty if it takes one of the two. */
    String problemsOfFragment(Snippet fragment) {
        String code = fragment.code().stripTrailing();
        String ended = code.endsWith(";") || code.endsWith("}") ? code : code + ";";
        String asMembers = compile("Fragment", fragment(fragment.given() + "\n" + ended));
        if (asMembers.isEmpty()) {
            return "";
        }
        String asStatements =
                compile("Fragment", fragment(fragment.given() + "\nvoid run() throws Exception {\n" + ended + "\n}"));
        return asStatements.isEmpty() ? "" : "as members of a class:\n" + asMembers + "as statements:\n" + asStatements;
    }

    private static String fragment(String members) {
        StringBuilder source = new StringBuilder();
        IMPORTS.forEach(name -> source.append("import ").append(name).append(";\n"));
        return source.append("abstract class Fragment {\n")
                .append(members)
                .append("\n}\n")
                .toString();
    }

    /**
     * The lines that a program prints.
     *
     * @throws AssertionError if it does not compile, fails, or does not end in time
     */
    List<String> run(Snippet program) throws IOException, InterruptedException {
        Matcher named = PUBLIC_CLASS.matcher(program.code());
        if (!named.find()) {
            throw new AssertionError(program + ": has no public class");
        }
        String problems = compile(named.group(1), program.code());
        if (!problems.isEmpty()) {
            throw new AssertionError(program + ": does not compile\n" + problems);
        }
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        named.group(1))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(program + ": did not end in time\n" + Files.readString(err));
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    program + ": ended with status " + process.exitValue() + "\n" + Files.readString(err));
        }
        return Files.readAllLines(out);
    }

    private String compile(String className, String source) {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("text:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        StringWriter messages = new StringWriter();
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        messages,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-nowarn",
                                "-d",
                                folder.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(file))
                .call();
        return compiles ? "" : messages.toString();
    }
}
