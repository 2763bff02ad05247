package io.portals.examples.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say in Java compiles, and their programs print what the documents say that they print. */
final class DocumentedProgramsTest {
    private static final String PROGRAM =
            """
            ```java
            public class Hello {
                public static void main(String[] arguments) { System.out.println("hello"); }
            }
            ```
            It prints
            ```text
            hello
            ```
            """;

    private static final String FRAGMENT =
            """
            <!-- java: AppBuilder app; -->
            ```java
            Sequencer<Long> numbers = app.sequencer("numbers", Long.class);
            ```
            """;

    @TempDir
    Path folder;

    private JavaText java;

    @BeforeEach
    void compiler() {
        java = new JavaText(folder);
    }

    static List<Snippet> programs() throws IOException {
        return inDocuments().stream().filter(Snippet::isProgram).toList();
    }

    static List<Snippet> fragments() throws IOException {
        return inDocuments().stream().filter(snippet -> !snippet.isProgram()).toList();
    }

    private static List<Snippet> inDocuments() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("README.md")) || !Files.exists(root.resolve("docs"))) {
            root = root.getParent();
        }
        return Snippet.ofProject(root);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programPrintsWhatTheDocumentSays(Snippet program) throws Exception {
        assertThat(program.output())
                .as(program + ": the text block after it says what it prints")
                .isNotNull();
        assertThat(java.run(program)).as(program.where()).isEqualTo(program.output());
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void fragmentCompiles(Snippet fragment) {
        assertThat(java.problemsOfFragment(fragment)).as(fragment.where()).isEmpty();
    }

    @Test
    void readmeHasPrograms() throws IOException {
        assertThat(programs()).extracting(Snippet::where).anyMatch(where -> where.startsWith("README.md"));
    }

    // that it can fail ------------------------------------------------------------------------------------------

    private static Snippet only(String document) {
        List<Snippet> snippets = Snippet.of("document", document.lines().toList());
        assertThat(snippets).hasSize(1);
        return snippets.get(0);
    }

    @Test
    void aProgramIsRunAndItsOutputRead() throws Exception {
        Snippet program = only(PROGRAM);

        assertThat(program.isProgram()).isTrue();
        assertThat(java.run(program)).isEqualTo(program.output()).containsExactly("hello");
    }

    @Test
    void aProgramThatPrintsSomethingElseIsTold() throws Exception {
        Snippet program = only(PROGRAM.replace("println(\"hello\")", "println(\"good bye\")"));

        assertThat(java.run(program)).isNotEqualTo(program.output());
    }

    @Test
    void aProgramThatDoesNotCompileIsRefused() {
        assertThatThrownBy(() -> java.run(only(PROGRAM.replace("println", "printline"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("printline");
    }

    @Test
    void aProgramThatFailsIsRefused() {
        assertThatThrownBy(() -> java.run(only(PROGRAM.replace("System.out.println", "throw new RuntimeException"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("status 1");
    }

    @Test
    void aFragmentCompilesWithWhatIsGiven() {
        assertThat(java.problemsOfFragment(only(FRAGMENT))).isEmpty();
    }

    @Test
    void aFragmentOfAnotherTypeIsRefused() {
        assertThat(java.problemsOfFragment(only(FRAGMENT.replace("Sequencer<Long>", "Sequencer<String>"))))
                .contains("incompatible types");
    }

    @Test
    void codeInATableIsRead() {
        Snippet cell = only("<!-- java: AppBuilder app; -->\n| a | b |\n|---|---|\n| x | `app.sequences(\"x\")` |\n");

        assertThat(java.problemsOfFragment(cell)).contains("sequences");
    }
}
