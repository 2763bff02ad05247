package io.portals.api.file;

import io.portals.api.Generator;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of a text file as a generator.
 *
 * <pre>{@code
 * app.generator("lines", FileLines.of(Path.of("orders.csv"), 100));
 * }</pre>
 */
public final class FileLines {
    private FileLines() {}

    /**
     * The lines of a file of UTF-8, without what ends them, so many to an atom.
     *
     * <p>The file is opened where and when it is read: on Flink by a TaskManager, so it must be there on each of them, by the same
     * path. To recover it is read again from its start, up to the atom that is next; so it must not change meanwhile. What fails, as
     * for a file that is missing, fails the job with the file's name.
     *
     * @param file made absolute here, if it is relative
     * @param linesPerAtom the last atom has what is left
     * @throws IllegalArgumentException if {@code linesPerAtom} is less than 1
     */
    public static Generator<String> of(Path file, int linesPerAtom) {
        if (linesPerAtom < 1) {
            throw new IllegalArgumentException(
                    "FileLines.of(" + file + "): linesPerAtom is " + linesPerAtom + "; it must be 1 or more");
        }
        return Generator.iterator(
                String.class, linesPerAtom, new Lines(file.toAbsolutePath().toFile()));
    }

    /** @param file as it can be shipped, which a path cannot */
    private record Lines(File file) implements Generator.Events<String> {
        @Override
        public Iterator<String> all() {
            return new Reading(file.toPath());
        }
    }

    /** An open file, which is closed at its end. */
    private static final class Reading implements Iterator<String>, AutoCloseable {
        private final Path file;
        private final BufferedReader reader;
        private long read;
        private String next;

        Reading(Path file) {
            this.file = file;
            try {
                this.reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            } catch (NoSuchFileException e) {
                throw new UncheckedIOException(
                        "there is no file " + file + "; put it there. On Flink it must be there for each TaskManager",
                        e);
            } catch (IOException e) {
                throw new UncheckedIOException("the file " + file + " cannot be opened: " + e, e);
            }
            advance();
        }

        private void advance() {
            try {
                next = reader.readLine();
                if (next == null) {
                    reader.close();
                }
            } catch (CharacterCodingException e) {
                throw closing(new UncheckedIOException(
                        "the file " + file + " is not UTF-8 somewhere behind line " + read + "; convert it", e));
            } catch (IOException e) {
                throw closing(new UncheckedIOException(
                        "the file " + file + " cannot be read behind line " + read + ": " + e, e));
            }
        }

        private UncheckedIOException closing(UncheckedIOException failure) {
            try {
                reader.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
            return failure;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public String next() {
            if (next == null) {
                throw new NoSuchElementException(file + " has " + read + " lines");
            }
            String line = next;
            read++;
            advance();
            return line;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
