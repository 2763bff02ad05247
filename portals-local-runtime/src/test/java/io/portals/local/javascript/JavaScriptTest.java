package io.portals.local.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** The runtime compiles to JavaScript, and takes the same steps there. */
final class JavaScriptTest {
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void takesTheSameStepsAsOnTheJvm() throws Exception {
        assertThat(compile()).as("what TeaVM says").isEmpty();

        assertThat(node("programs.js").lines().toList())
                .hasSizeGreaterThan(500)
                .isEqualTo(("signal go\n" + TracedPrograms.traces()).lines().toList());
    }

    private List<String> compile() throws TeaVMToolException {
        TeaVMTool compiler = new TeaVMTool();
        compiler.setTargetType(TeaVMTargetType.JAVASCRIPT);
        compiler.setMainClass(TracedPrograms.class.getName());
        compiler.setTargetDirectory(folder.toFile());
        compiler.setTargetFileName("programs.js");
        compiler.setOptimizationLevel(TeaVMOptimizationLevel.SIMPLE);
        compiler.setClassLoader(getClass().getClassLoader());
        compiler.generate();
        return compiler.getProblemProvider().getSevereProblems().stream()
                .map(JavaScriptTest::text)
                .toList();
    }

    private static String text(Problem problem) {
        return problem.getText() + " " + List.of(problem.getParams()) + " at " + problem.getLocation();
    }

    private String node(String script) throws IOException, InterruptedException {
        Path main = folder.resolve("main.js");
        Files.writeString(main, "require('./" + script + "').main([]);\n");
        Path printed = folder.resolve("printed.txt");
        Process node = start(main, printed);
        if (!node.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            node.destroyForcibly();
            throw new AssertionError(
                    "node did not end within " + LIMIT_SECONDS + " s; it printed:\n" + Files.readString(printed));
        }
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(node.exitValue()).as(text).isZero();
        return text;
    }

    private Process start(Path main, Path printed) {
        try {
            return new ProcessBuilder("node", main.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
        } catch (IOException e) {
            System.out.println("SKIPPED: the local runtime in JavaScript, as there is no node on the path");
            return abort("no node on the path: " + e);
        }
    }
}
