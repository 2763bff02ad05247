package io.portals.examples.shoppingcart.launch.output;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Counts what has been committed so far. A committed file never changes, so each is read once. */
public final class CommittedCount {
    private final Path folder;
    private final Set<Path> counted = new HashSet<>();
    private long records;

    public CommittedCount(Path folder) {
        this.folder = folder;
    }

    /** The number of records by now. */
    public long now() throws IOException {
        for (Path file : Committed.files(folder)) {
            if (counted.add(file)) {
                records += lines(file);
            }
        }
        return records;
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            for (int b = bytes.read(); b >= 0; b = bytes.read()) {
                lines += b == '\n' ? 1 : 0;
            }
        }
        return lines;
    }
}
