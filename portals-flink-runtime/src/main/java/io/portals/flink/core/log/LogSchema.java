package io.portals.flink.core.log;

import io.portals.flink.core.feedback.EdgeCodec;
import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.core.feedback.EnvelopeSerializer;
import io.portals.flink.plan.Edge;
import io.portals.flink.types.Snapshots;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The table of edges with which a log was written: names, and the snapshots of their serializers. Messages of a log are read
 * by it, whatever numbers and types their edges have by now.
 */
public final class LogSchema {
    private static final int VERSION = 1;

    private final EdgeCodec[] written;
    /** What the numbers of the written edges are now; -1 for an edge that is gone. */
    private final int[] numbers;

    private LogSchema(EdgeCodec[] written, int[] numbers) {
        this.written = written;
        this.numbers = numbers;
    }

    /** The schema of logs written with these edges, as bytes. */
    public static byte[] write(EdgeCodec[] edges) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        out.writeInt(VERSION);
        out.writeInt(edges.length);
        for (EdgeCodec edge : edges) {
            out.writeUTF(edge.name());
            out.writeUTF(edge.kind().name());
            write(edge.key(), out);
            write(edge.payload(), out);
        }
        return out.getCopyOfBuffer();
    }

    private static void write(TypeSerializer<?> serializer, DataOutputSerializer out) throws IOException {
        byte[] snapshot = serializer == null ? new byte[0] : Snapshots.write(serializer);
        out.writeInt(snapshot.length);
        out.write(snapshot);
    }

    /**
     * Reads a schema.
     *
     * @param now the edges of the running core
     * @throws IllegalStateException if a type changed so that old messages cannot be read
     */
    public static LogSchema read(byte[] schema, EdgeCodec[] now, ClassLoader classes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(schema);
        int version = in.readInt();
        if (version != VERSION) {
            throw new IllegalStateException("the in-flight log has version " + version + ", this runtime reads "
                    + VERSION + "; resume with the version of Portals that wrote it, or a later one");
        }
        EdgeCodec[] written = new EdgeCodec[in.readInt()];
        int[] numbers = new int[written.length];
        for (int i = 0; i < written.length; i++) {
            String name = in.readUTF();
            Edge.Kind kind = Edge.Kind.valueOf(in.readUTF());
            byte[] key = bytes(in);
            byte[] payload = bytes(in);
            numbers[i] = numberOf(name, now);
            if (numbers[i] >= 0) {
                EdgeCodec current = now[numbers[i]];
                written[i] = new EdgeCodec(
                        name,
                        kind,
                        key.length == 0 ? null : reader(name, key, current.key(), classes),
                        reader(name, payload, current.payload(), classes));
            } else {
                written[i] = new EdgeCodec(name, kind, null, null);
            }
        }
        return new LogSchema(written, numbers);
    }

    @SuppressWarnings("unchecked") // the edge's types are objects to the core
    private static TypeSerializer<Object> reader(
            String edge, byte[] snapshot, TypeSerializer<Object> current, ClassLoader classes) {
        try {
            return (TypeSerializer<Object>) Snapshots.reader(snapshot, current, classes);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("messages in flight on \"" + edge + "\": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(DataInputDeserializer in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static int numberOf(String name, EdgeCodec[] edges) {
        for (int i = 0; i < edges.length; i++) {
            if (edges[i].name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The name of an edge, for tools. */
    public String name(int number) {
        return written[number].name();
    }

    Envelope read(DataInputView in, int maxParallelism) throws IOException {
        int edge = in.readShort();
        if (numbers[edge] < 0) {
            throw new IllegalStateException("the savepoint holds messages on \"" + written[edge].name()
                    + "\", which the applications no longer have: they would be lost; resume with applications that have it"
                    + " and let it run empty first");
        }
        try {
            return EnvelopeSerializer.read(edge, in, written, numbers, maxParallelism);
        } catch (IOException | IllegalStateException e) {
            throw new IOException("a message in flight on \"" + written[edge].name() + "\": " + e.getMessage(), e);
        }
    }
}
