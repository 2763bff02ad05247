package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM with this one's class path. */
public final class ChildJvm {
    private static final long LIMIT_SECONDS = 120;

    private ChildJvm() {}

    /** What a main class prints, in a JVM with the given options. */
    public static String run(List<String> options, Class<?> main) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Path printed = Files.createTempFile("child", ".txt");
        try {
            Process child = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            boolean ended = child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            child.destroyForcibly();
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            assertThat(ended).as("ended in time, having printed " + text).isTrue();
            assertThat(child.exitValue())
                    .as("exit status, having printed " + text)
                    .isZero();
            return text;
        } finally {
            Files.delete(printed);
        }
    }
}
