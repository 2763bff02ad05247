package io.portals.examples.documented;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * A program, or a class with tests, that can be run.
 *
 * @param text where it is from
 * @param folder its classes
 * @param className the one to begin with
 */
record CompiledText(Snippet text, Path folder, String className) {
    private static final long LIMIT_SECONDS = 180;

    /**
     * The lines that a program prints. One with Flink gets a JVM of its own, as Flink looks for the program's classes on the class
     * path. The others run here, which is faster.
     *
     * @throws AssertionError if it fails, or does not end in time
     */
    List<String> printed() throws Exception {
        return text.code().contains("import org.apache.flink") ? printedInJvm() : printedHere();
    }

    private List<String> printedInJvm() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        className)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(text + ": did not end in time\n" + Files.readString(err));
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    text + ": ended with status " + process.exitValue() + "\n" + Files.readString(err));
        }
        return Files.readAllLines(out);
    }

    private List<String> printedHere() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            inTime(begin -> {
                begin.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
                return null;
            });
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /**
     * Calls the methods that are tests, each on an object of its own.
     *
     * @return their names
     * @throws AssertionError if one of them fails
     */
    List<String> tested() throws Exception {
        return inTime(tests -> {
            Constructor<?> constructor = tests.getDeclaredConstructor();
            constructor.setAccessible(true);
            List<String> names = new ArrayList<>();
            for (Method method : tests.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    names.add(method.getName());
                }
            }
            return names;
        });
    }

    private interface Use<T> {
        T of(Class<?> loaded) throws Exception;
    }

    /** Loads the class anew, so that what it keeps in static fields does not last, and uses it in a thread that may be given up. */
    private <T> T inTime(Use<T> use) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> loaded = loader.loadClass(className);
            Callable<T> call = () -> use.of(loaded);
            FutureTask<T> used = new FutureTask<>(call);
            Thread thread = new Thread(used, text.where());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            thread.start();
            return used.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(text + ": did not end in time", e);
        } catch (ExecutionException e) {
            Throwable cause =
                    e.getCause() instanceof InvocationTargetException thrown ? thrown.getCause() : e.getCause();
            throw new AssertionError(text + ": ended with " + cause, cause);
        }
    }
}
