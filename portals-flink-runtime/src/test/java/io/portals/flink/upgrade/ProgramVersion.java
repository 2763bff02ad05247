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
import org.apache.flink.util.FlinkUserCodeClassLoaders;

/**
 * A version of the program of package {@code program}: all versions have the same class names. The one of now is on the class path;
 * others are compiled from sources, and hide it by a class loader, on the client as well as in the job.
 */
final class ProgramVersion {
    private static final String PACKAGE = "io.portals.flink.upgrade.program";
    private static final Path RESOURCES = Path.of("src/test/resources/upgrade");
    private static final Path SOURCES = Path.of("src/test/java", PACKAGE.replace('.', '/'));

    private final Map<String, String> sources;
    private final URLClassLoader classLoader;

    private ProgramVersion(Map<String, String> sources, URLClassLoader classLoader) {
        this.sources = sources;
        this.classLoader = classLoader;
    }

    /** The program of an older release, which wrote savepoints. */
    static ProgramVersion of(String release, Path directory) throws IOException {
        return compiled(sources(RESOURCES.resolve("v" + release)), directory);
    }

    /** The program as it is now. */
    static ProgramVersion now() throws IOException {
        return new ProgramVersion(sources(SOURCES), null);
    }

    /**
     * The same with something else in its sources.
     *
     * @throws IllegalArgumentException if no source has it, or the outcome does not compile
     */
    ProgramVersion with(String something, String somethingElse, Path directory) throws IOException {
        Map<String, String> changed = new TreeMap<>(sources);
        changed.replaceAll((name, source) -> source.replace(something, somethingElse));
        if (changed.equals(sources)) {
            throw new IllegalArgumentException("no source has: " + something);
        }
        return compiled(changed, directory);
    }

    private static ProgramVersion compiled(Map<String, String> sources, Path directory) throws IOException {
        URL[] classes = {
            CompiledSources.compile(PACKAGE, sources, directory).toUri().toURL()
        };
        String[] always = {"java.", "org.apache.flink."};
        return new ProgramVersion(
                sources,
                FlinkUserCodeClassLoaders.childFirst(
                        classes, ProgramVersion.class.getClassLoader(), always, failure -> {}, false));
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }

    /** Submits the program. */
    JobClient start(StreamExecutionEnvironment environment, Sink<String> out) throws Exception {
        if (classLoader == null) {
            return runtime(ProgramVersion.class.getClassLoader(), out).executeAsync(environment);
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classLoader);
        try {
            return runtime(classLoader, out).executeAsync(environment);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Where the job finds its classes, for its configuration; empty if that is the class path. */
    String classPath() {
        return classLoader == null ? "" : classLoader.getURLs()[0].toString();
    }

    private static FlinkRuntime runtime(ClassLoader classes, Sink<String> out) throws ReflectiveOperationException {
        return (FlinkRuntime) Class.forName(PACKAGE + ".Shop", true, classes)
                .getMethod("runtime", Sink.class)
                .invoke(null, out);
    }
}
