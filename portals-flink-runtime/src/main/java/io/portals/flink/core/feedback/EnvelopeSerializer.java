package io.portals.flink.core.feedback;

import io.portals.api.task.PortalFailure;
import io.portals.flink.plan.Edge;
import io.portals.flink.types.PortalsSerializer;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The form of messages on the wire and in the log. It owns the table of edges. Flink never keeps it: in checkpoints the log
 * stands beside a schema of its own ({@link io.portals.flink.core.log.LogSchema}).
 */
public final class EnvelopeSerializer extends PortalsSerializer<Envelope> {
    private final EdgeCodec[] edges;
    private final int maxParallelism;

    public EnvelopeSerializer(EdgeCodec[] edges, int maxParallelism) {
        this.edges = edges.clone();
        this.maxParallelism = maxParallelism;
    }

    /** By number. */
    public EdgeCodec[] edges() {
        return edges.clone();
    }

    @Override
    public void serialize(Envelope envelope, DataOutputView out) throws IOException {
        out.writeShort(envelope.edge());
        if (envelope.isMarker()) {
            out.writeInt(envelope.markedSubtask());
            out.writeLong(envelope.round());
            return;
        }
        EdgeCodec edge = edges[envelope.edge()];
        if (edge.key() != null) {
            edge.key().serialize(envelope.key(), out);
        }
        if (edge.kind() == Edge.Kind.REQUEST) {
            out.writeShort(envelope.replyEdge());
            if (envelope.asked()) {
                edges[envelope.replyEdge()].key().serialize(envelope.asker(), out);
                out.writeLong(envelope.correlation());
            }
        } else if (edge.kind() == Edge.Kind.REPLY) {
            out.writeLong(envelope.correlation());
            if (envelope.payload() instanceof PortalFailure failure) {
                out.writeBoolean(true);
                write(failure, out);
                return;
            }
            out.writeBoolean(false);
        }
        edge.payload().serialize(envelope.payload(), out);
    }

    @Override
    public Envelope deserialize(DataInputView in) throws IOException {
        int number = in.readShort();
        if (number == Envelope.MARKER) {
            int subtask = in.readInt();
            return Envelope.marker(in.readLong(), subtask);
        }
        return read(number, in, edges, null, maxParallelism);
    }

    /**
     * Reads the rest of a message.
     *
     * @param edge its number in the table with which it was written
     * @param edges that table
     * @param numbers what numbers of that table are now, or null where they are the same
     * @return the message; its key group is 0 if it has no key
     */
    public static Envelope read(int edge, DataInputView in, EdgeCodec[] edges, int[] numbers, int maxParallelism)
            throws IOException {
        EdgeCodec codec = edges[edge];
        Object key = codec.key() == null ? null : codec.key().deserialize(in);
        int keyGroup = key == null ? 0 : KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
        int now = numbers == null ? edge : numbers[edge];
        switch (codec.kind()) {
            case REQUEST -> {
                int replyEdge = in.readShort();
                if (replyEdge == Envelope.NONE) {
                    return Envelope.tell(now, key, keyGroup, codec.payload().deserialize(in));
                }
                Object asker = edges[replyEdge].key().deserialize(in);
                long correlation = in.readLong();
                Object payload = codec.payload().deserialize(in);
                int replyNow = numbers == null ? replyEdge : numbers[replyEdge];
                return Envelope.ask(now, key, keyGroup, payload, replyNow, asker, correlation);
            }
            case REPLY -> {
                long correlation = in.readLong();
                Object payload =
                        in.readBoolean() ? readFailure(in) : codec.payload().deserialize(in);
                return Envelope.answer(now, key, keyGroup, payload, correlation);
            }
            default -> {
                return Envelope.event(now, key, keyGroup, codec.payload().deserialize(in));
            }
        }
    }

    private static void write(PortalFailure failure, DataOutputView out) throws IOException {
        out.writeUTF(failure.kind().name());
        out.writeUTF(failure.portal());
        byte[] reason = failure.reason().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(reason.length);
        out.write(reason);
    }

    private static PortalFailure readFailure(DataInputView in) throws IOException {
        PortalFailure.Kind kind = PortalFailure.Kind.valueOf(in.readUTF());
        String portal = in.readUTF();
        byte[] reason = new byte[in.readInt()];
        in.readFully(reason);
        return new PortalFailure(kind, portal, new String(reason, java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public EnvelopeSerializer duplicate() {
        return new EnvelopeSerializer(
                Arrays.stream(edges).map(EdgeCodec::duplicate).toArray(EdgeCodec[]::new), maxParallelism);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Envelope createInstance() {
        return Envelope.marker(0, 0);
    }

    @Override
    public Envelope copy(Envelope from) {
        return from;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvelopeSerializer that
                && maxParallelism == that.maxParallelism
                && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public TypeSerializerSnapshot<Envelope> snapshotConfiguration() {
        throw new UnsupportedOperationException("envelopes are not kept in Flink's state");
    }
}
