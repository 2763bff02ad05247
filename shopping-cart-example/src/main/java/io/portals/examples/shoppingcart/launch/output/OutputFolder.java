package io.portals.examples.shoppingcart.launch.output;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.portals.examples.shoppingcart.launch.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that the run writes to, with one folder in it for each kind of result. */
public final class OutputFolder {
    private final Path root;

    private OutputFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Refuses a folder that cannot be used, and touches nothing.
     *
     * @throws UsageException if it is no folder, or cannot be written to
     */
    public static void check(Path wanted) {
        Path existing = wanted.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing)) {
            throw unusable(wanted, (existing == null ? wanted : existing) + " is no folder");
        }
        if (!Files.isWritable(existing)) {
            throw unusable(wanted, existing + " is not writable");
        }
    }

    /**
     * Refuses a folder that holds anything, such as the results of another run.
     *
     * @throws UsageException if it exists and is not empty
     */
    public static void checkEmpty(Path wanted) {
        if (Files.exists(wanted) && !isEmpty(wanted)) {
            throw unusable(wanted, "it is not empty");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw unusable(folder, "it cannot be read");
        }
    }

    /**
     * Makes the folder, or a new one under the system's temporary folder.
     *
     * @throws UsageException if that fails
     */
    public static OutputFolder create(Optional<Path> wanted) {
        try {
            return new OutputFolder(
                    wanted.isPresent()
                            ? Files.createDirectories(wanted.get())
                            : Files.createTempDirectory("shopping-cart-"));
        } catch (IOException e) {
            throw unusable(
                    wanted.orElse(Path.of(System.getProperty("java.io.tmpdir"))), "it cannot be made (" + e + ")");
        }
    }

    private static UsageException unusable(Path wanted, String why) {
        return new UsageException(
                "--output " + wanted + ": " + why + "; name a new or an empty folder that can be written to");
    }

    public Path root() {
        return root;
    }

    public Path orders() {
        return root.resolve("orders");
    }

    public Path deadLetters() {
        return root.resolve("dead-letters");
    }

    public Path stock() {
        return root.resolve("stock");
    }

    public Path carts() {
        return root.resolve("carts");
    }

    public Path emptyCheckouts() {
        return root.resolve("empty-checkouts");
    }

    public Path top100() {
        return root.resolve("top100");
    }

    public Path report() {
        return root.resolve("report");
    }

    /** The balance of each item, as a table. */
    public Path balance() {
        return root.resolve("balance.csv");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /**
     * Removes the checkpoints, which nobody needs when the job is done. As Flink may be doing the same at this moment, a few
     * empty folders may stay.
     */
    public void deleteCheckpoints() {
        try {
            MoreFiles.deleteRecursively(checkpoints(), RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            // gone, or about to go
        }
    }
}
