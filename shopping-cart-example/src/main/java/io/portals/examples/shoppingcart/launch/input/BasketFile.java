package io.portals.examples.shoppingcart.launch.input;

import com.google.common.primitives.ImmutableLongArray;
import io.portals.examples.shoppingcart.cart.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file whose lines can be read in any order, as bytes: what they mean is not looked at here. */
final class BasketFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ImmutableLongArray ends;

    private BasketFile(FileChannel channel, ImmutableLongArray ends) {
        this.channel = channel;
        this.ends = ends;
    }

    /** Opens the file, and finds its lines by reading it once. */
    static BasketFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new BasketFile(channel, ends(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The positions behind the end of each line; the last line needs no line break. */
    private static ImmutableLongArray ends(FileChannel channel) throws IOException {
        ImmutableLongArray.Builder ends = ImmutableLongArray.builder();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long position = 0;
        long lastEnd = 0;
        while (channel.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                position++;
                if (buffer.get() == '\n') {
                    ends.add(position);
                    lastEnd = position;
                }
            }
            buffer.clear();
        }
        if (position > lastEnd) {
            ends.add(position);
        }
        return ends.build();
    }

    long lines() {
        return ends.length();
    }

    /** A line by its index, from 0; its number is one more. */
    Line line(long index) throws IOException {
        long start = index == 0 ? 0 : ends.get((int) index - 1);
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(ends.get((int) index) - start));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                throw new IOException(
                        "the file ends within line " + (index + 1) + "; it must not change while it is read");
            }
        }
        return new Line(index + 1, withoutLineBreak(buffer.array()));
    }

    private static byte[] withoutLineBreak(byte[] bytes) {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\n') {
            length--;
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
