package io.portals.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.local.LocalRuntime;
import io.portals.local.javascript.Node;
import io.portals.local.run.Step;
import io.portals.playground.script.ScriptSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs of scripts in Node, and of programs on the JVM. */
public final class Runs {
    /** No program of a test has as many. */
    private static final int MOST_LINES = 200_000;

    private Runs() {}

    /** Runs what users call. */
    public static Node.Run node(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("src/main/js/run.mjs", "target/module/portals.mjs"));
        all.addAll(List.of(arguments));
        return Node.of(folder, all.toArray(String[]::new));
    }

    /** What was printed, without the time before what is logged. */
    public static List<String> lines(Node.Run run) {
        return run.out().stream()
                .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO ", ""))
                .toList();
    }

    /** What a system logs, which does what is launched, and the steps that it takes, in order. */
    public static List<String> onTheJvm(long seed, Consumer<ScriptSystem> launch) {
        List<String> lines = new ArrayList<>();
        ScriptSystem system = new ScriptSystem(seed, (task, line) -> lines.add(task + " - " + line));
        launch.accept(system);
        addSteps(system::step, lines);
        return lines;
    }

    /** The steps that applications take, launched one after the other. */
    static List<String> steps(List<Application> applications, long seed) {
        LocalRuntime run = LocalRuntime.unverified(seed);
        applications.forEach(run::launch);
        List<String> steps = new ArrayList<>();
        addSteps(run::step, steps);
        return steps;
    }

    /** Takes steps to the end, of which each is a line as in Node. */
    private static void addSteps(Supplier<Optional<Step>> next, List<String> lines) {
        for (Optional<Step> step = next.get(); step.isPresent(); step = next.get()) {
            lines.add("step " + step.get());
            assertThat(lines).as("an end").hasSizeLessThan(MOST_LINES);
        }
    }
}
