package io.portals.examples.shoppingcart.launch.input;

import io.portals.examples.shoppingcart.cart.Line;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.metrics.Counter;

/**
 * Gives the lines of a file by their index, so that any of them can be read again after a failure. Each reader opens the file
 * for itself.
 */
final class BasketLines implements GeneratorFunction<Long, Line> {
    private static final long serialVersionUID = 1;

    private final String path;
    private final long lines;
    private transient BasketFile file;
    private transient Counter operations;

    /** @param lines how many there were at launch; a file that has another number later is refused */
    BasketLines(Path path, long lines) {
        this.path = path.toAbsolutePath().toString();
        this.lines = lines;
    }

    @Override
    public void open(SourceReaderContext context) throws IOException {
        file = BasketFile.open(Path.of(path));
        if (file.lines() != lines) {
            throw new IOException(
                    path + " has " + file.lines() + " lines, but had " + lines + " at launch; run it again");
        }
        operations = OperationCounter.of(context);
    }

    @Override
    public Line map(Long index) throws IOException {
        Line line = file.line(index);
        operations.inc(operations(line.bytes()));
        return line;
    }

    /** One add for each name by comma, and a checkout. */
    private static long operations(byte[] line) {
        long operations = 2;
        for (byte b : line) {
            operations += b == ',' ? 1 : 0;
        }
        return operations;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
