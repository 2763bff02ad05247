package io.portals.flink.upgrade;

import io.portals.flink.FlinkRuntime;
import io.portals.flink.testing.CompiledSources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A version of the program in package {@code program}, compiled into package {@code shop}, where all versions have the same class
 * names. Nothing of that package is on the class path: a class that a version does not have is gone.
 */
public final class ProgramVersion {
    private static final String PACKAGE = "shop";
    private static final Path RESOURCES = Path.of("src/test/resources/upgrade");
    private static final Path SOURCES = Path.of("src/test/java/io/portals/flink/upgrade/program");

    private final URLClassLoader classLoader;

    private ProgramVersion(URLClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** The program of an older release, which wrote savepoints. */
    static ProgramVersion of(String release, Path directory) throws IOException {
        return compiled(sources(RESOURCES.resolve("v" + release)), directory);
    }

    /** The program as it is now. */
    static ProgramVersion now(Path directory) throws IOException {
        return compiled(sources(SOURCES), directory);
    }

    /**
     * The program of now with something else in its sources.
     *
     * @param replacements each something, and what is there instead
     * @throws IllegalArgumentException if no source has it, or the outcome does not compile
     */
    static ProgramVersion nowWith(Path directory, String... replacements) throws IOException {
        Map<String, String> changed = sources(SOURCES);
        for (int i = 0; i < replacements.length; i += 2) {
            String something = replacements[i];
            String somethingElse = replacements[i + 1];
            if (changed.values().stream().noneMatch(source -> source.contains(something))) {
                throw new IllegalArgumentException("no source has: " + something);
            }
            changed.replaceAll((name, source) -> source.replace(something, somethingElse));
        }
        return compiled(changed, directory);
    }

    /** A program whose sources are given, by simple name of the class; {@code Shop} has what {@link #start} starts. */
    public static ProgramVersion compiled(Map<String, String> sources, Path directory) throws IOException {
        URL[] classes = {
            CompiledSources.compile(PACKAGE, sources, directory).toUri().toURL()
        };
        return new ProgramVersion(new URLClassLoader(classes, ProgramVersion.class.getClassLoader()));
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sources.put(
                        file.getFileName().toString().replace(".java", ""),
                        Files.readString(file).replaceFirst("(?m)^package .*;$", "package " + PACKAGE + ";"));
            }
        }
        return sources;
    }

    /** Submits the program. */
    JobClient start(StreamExecutionEnvironment environment, Sink<String> out) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classLoader);
        try {
            return runtime(classLoader, out).executeAsync(environment);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Where the job finds its classes, for its configuration. */
    String classPath() {
        return classLoader.getURLs()[0].toString();
    }

    private static FlinkRuntime runtime(ClassLoader classes, Sink<String> out) throws ReflectiveOperationException {
        return (FlinkRuntime) Class.forName(PACKAGE + ".Shop", true, classes)
                .getMethod("runtime", Sink.class)
                .invoke(null, out);
    }
}
