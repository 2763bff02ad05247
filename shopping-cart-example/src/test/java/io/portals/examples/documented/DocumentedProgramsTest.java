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

    private static final String TEST =
            """
            ```java
            import org.junit.jupiter.api.Assertions;
            import org.junit.jupiter.api.Test;

            final class AddingTest {
                @Test
                void adds() { Assertions.assertEquals(2, 1 + 1); }
            }
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

    static List<Snippet> tests() throws IOException {
        return inDocuments().stream().filter(Snippet::isTest).toList();
    }

    static List<Snippet> fragments() throws IOException {
        return inDocuments().stream()
                .filter(snippet -> !snippet.isProgram() && !snippet.isTest())
                .toList();
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
        assertThat(printed(program)).as(program.where()).isEqualTo(program.output());
    }

    @ParameterizedTest
    @MethodSource("tests")
    void testPasses(Snippet test) throws Exception {
        assertThat(java.compiled(test).tested()).as(test.where()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void fragmentCompiles(Snippet fragment) {
        assertThat(java.problemsOfFragment(fragment)).as(fragment.where()).isEmpty();
    }

    @Test
    void documentsHavePrograms() throws IOException {
        assertThat(programs())
                .extracting(Snippet::where)
                .anyMatch(where -> where.startsWith("README.md"))
                .anyMatch(where -> where.startsWith("docs/tutorial/"));
        assertThat(tests()).isNotEmpty();
    }

    private List<String> printed(Snippet program) throws Exception {
        return java.compiled(program).printed().stream()
                .map(String::stripTrailing)
                .toList();
    }

    // that it can fail ------------------------------------------------------------------------------------------

    private static Snippet only(String document) {
        List<Snippet> snippets = Snippet.of("document", document.lines().toList());
        assertThat(snippets).hasSize(1);
        return snippets.get(0);
    }

    /** One that runs in this JVM, and one that gets its own. */
    static List<String> imports() {
        return List.of("", "import org.apache.flink.api.common.JobID;\n");
    }

    private static String program(String imports) {
        return PROGRAM.replace("public class", imports + "public class");
    }

    @ParameterizedTest
    @MethodSource("imports")
    void aProgramIsRunAndItsOutputRead(String imports) throws Exception {
        Snippet program = only(program(imports));

        assertThat(program.isProgram()).isTrue();
        assertThat(printed(program)).isEqualTo(program.output()).containsExactly("hello");
    }

    @Test
    void aProgramThatPrintsSomethingElseIsTold() throws Exception {
        Snippet program = only(PROGRAM.replace("println(\"hello\")", "println(\"good bye\")"));

        assertThat(printed(program)).isNotEqualTo(program.output());
    }

    @Test
    void aProgramThatDoesNotCompileIsRefused() {
        assertThatThrownBy(() -> printed(only(PROGRAM.replace("println", "printline"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("printline");
    }

    @ParameterizedTest
    @MethodSource("imports")
    void aProgramThatFailsIsRefused(String imports) {
        Snippet failing = only(program(imports).replace("System.out.println", "throw new RuntimeException"));

        assertThatThrownBy(() -> printed(failing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ended with ");
    }

    @Test
    void aTestThatFailsIsRefused() throws Exception {
        Snippet passing = only(TEST);
        Snippet failing = only(TEST.replace("2,", "3,"));

        assertThat(passing.isTest()).isTrue();
        assertThat(java.compiled(passing).tested()).containsExactly("adds");
        assertThatThrownBy(() -> java.compiled(failing).tested())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: <3>");
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
