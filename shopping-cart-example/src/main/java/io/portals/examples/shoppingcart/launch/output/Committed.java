package io.portals.examples.shoppingcart.launch.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a {@link TransactionalFiles} sink has committed. What it has not is in hidden files, whose names begin with a dot.
 */
public final class Committed {
    private Committed() {}

    /** The committed files of a folder, which need not exist. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Reads each record that was committed. */
    public static <T> void forEach(Path folder, Class<T> type, Consumer<? super T> action) throws IOException {
        for (Path file : files(folder)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    action.accept(JsonLines.JSON.readValue(line, type));
                }
            }
        }
    }
}
