package io.portals.local.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Compiles a main class to JavaScript, and runs it by node. */
public final class JavaScript {
    private static final String SCRIPT = "program.js";

    private JavaScript() {}

    /**
     * Gives what the program printed, line by line; where there is no node, the test is skipped with a line that says so.
     *
     * @param folder for the files
     * @throws AssertionError if it does not compile, or ends with an error
     */
    public static List<String> printed(Class<?> main, Path folder)
            throws IOException, InterruptedException, TeaVMToolException {
        assertThat(problems(main, folder)).as("what TeaVM says").isEmpty();
        return node(folder);
    }

    private static List<String> problems(Class<?> main, Path folder) throws TeaVMToolException {
        TeaVMTool compiler = new TeaVMTool();
        compiler.setTargetType(TeaVMTargetType.JAVASCRIPT);
        compiler.setMainClass(main.getName());
        compiler.setTargetDirectory(folder.toFile());
        compiler.setTargetFileName(SCRIPT);
        compiler.setOptimizationLevel(TeaVMOptimizationLevel.SIMPLE);
        compiler.setClassLoader(main.getClassLoader());
        compiler.generate();
        return compiler.getProblemProvider().getSevereProblems().stream()
                .map(JavaScript::text)
                .toList();
    }

    private static String text(Problem problem) {
        return problem.getText() + " " + List.of(problem.getParams()) + " at " + problem.getLocation();
    }

    private static List<String> node(Path folder) throws IOException, InterruptedException {
        Path main = folder.resolve("main.js");
        Files.writeString(main, "require('./" + SCRIPT + "').main([]);\n");
        Node.Run run = Node.of(folder, main.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out();
    }
}
