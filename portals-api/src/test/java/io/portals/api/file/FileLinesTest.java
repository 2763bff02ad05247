package io.portals.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Generator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLinesTest {
    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("lines.txt"), text, StandardCharsets.UTF_8);
    }

    private static List<List<String>> atoms(Generator.Atoms<String> generator, long from) {
        List<List<String>> atoms = new ArrayList<>();
        generator.from(from).forEachRemaining(atoms::add);
        return atoms;
    }

    @Test
    void givesTheLinesOfTheFileSoManyToAnAtom() throws Exception {
        Generator<String> lines = FileLines.of(file("one\ntwo\r\n\nf\u00fcnf"), 3);
        assertThat(atoms(lines.atoms(), 0)).containsExactly(List.of("one", "two", ""), List.of("f\u00fcnf"));
        assertThat(atoms(FileLines.of(file(""), 3).atoms(), 0)).isEmpty();
    }

    @Test
    void readFromAnyAtomItGivesWhatFollows() throws Exception {
        Generator<String> lines = FileLines.of(file("a\nb\nc\nd\ne\n"), 2);
        List<List<String>> all = List.of(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        for (int atom = 0; atom <= all.size() + 1; atom++) {
            assertThat(atoms(lines.atoms(), atom))
                    .as("from atom " + atom)
                    .isEqualTo(all.subList(Math.min(atom, all.size()), all.size()));
        }
        Iterator<List<String>> end = lines.atoms().from(3);
        assertThatThrownBy(end::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage(folder.resolve("lines.txt") + " has 5 lines");
    }

    @Test
    void aFileThatIsMissingIsNamedWhenItIsRead() {
        Path missing = folder.resolve("missing.txt");
        Generator<String> lines = FileLines.of(missing, 2);
        assertThatThrownBy(() -> lines.atoms().from(0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("there is no file " + missing
                        + "; put it there. On Flink it must be there for each TaskManager");
    }

    @Test
    void aRelativePathIsMadeAbsolute() {
        Generator<String> lines = FileLines.of(Path.of("missing.txt"), 2);
        assertThatThrownBy(() -> lines.atoms().from(0))
                .hasMessageContaining(Path.of("missing.txt").toAbsolutePath().toString());
    }

    @Test
    void aFolderIsNamed() {
        assertThatThrownBy(() -> FileLines.of(folder, 2).atoms().from(0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the file " + folder + " cannot be");
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws Exception {
        Path latin = Files.writeString(folder.resolve("latin.txt"), "f\u00fcnf\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> FileLines.of(latin, 2).atoms().from(0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the file " + latin + " is not UTF-8 somewhere behind line 0; convert it");
    }

    @Test
    void refusesAtomsWithoutLines() {
        assertThatThrownBy(() -> FileLines.of(Path.of("lines.txt"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FileLines.of(lines.txt): linesPerAtom is 0; it must be 1 or more");
    }

    @Test
    void closedBeforeItsEndItReadsNoMore() throws Exception {
        Iterator<List<String>> lines =
                FileLines.of(file("a\nb\nc\n"), 1).atoms().from(0);
        assertThat(lines.next()).containsExactly("a");
        ((AutoCloseable) lines).close();
        assertThatThrownBy(lines::next)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("lines.txt cannot be read behind line 2");
    }

    @Test
    @SuppressWarnings("unchecked") // what was written
    void isShippedByItsPath() throws Exception {
        Generator<String> lines = FileLines.of(file("a\nb\nc\n"), 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(lines.atoms());
        Object shipped = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(atoms((Generator.Atoms<String>) shipped, 0)).containsExactly(List.of("a", "b"), List.of("c"));
    }
}
