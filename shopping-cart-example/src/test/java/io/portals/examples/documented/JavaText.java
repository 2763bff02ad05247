package io.portals.examples.documented;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles text with the JDK's compiler and the class path of the tests. */
final class JavaText {
    private static final Pattern CLASS = Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);

    /** Packages whose classes a fragment may name without importing them. */
    private static final List<String> IMPORTS = List.of(
            "io.portals.actor.*",
            "io.portals.actor.proxy.*",
            "io.portals.api.*",
            "io.portals.api.state.*",
            "io.portals.api.task.*",
            "io.portals.flink.*",
            "io.portals.local.*",
            "io.portals.local.run.*",
            "java.time.*",
            "java.util.*",
            "org.apache.flink.streaming.api.environment.StreamExecutionEnvironment");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all, as it opens every jar of the class path. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

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
     * Compiles a program, or a class with tests.
     *
     * @throws AssertionError if the compiler has something against it
     */
    CompiledText compiled(Snippet whole) {
        Matcher named = CLASS.matcher(whole.code());
        if (!named.find()) {
            throw new AssertionError(whole + ": has no class");
        }
        String problems = compile(named.group(1), whole.code());
        if (!problems.isEmpty()) {
            throw new AssertionError(whole + ": does not compile\n" + problems);
        }
        return new CompiledText(whole, folder, named.group(1));
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
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
        boolean compiles = COMPILER.getTask(messages, FILES, null, options, null, List.of(file))
                .call();
        return compiles ? "" : messages.toString();
    }
}
