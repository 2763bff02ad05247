package io.portals.flink.core.feedback;

import io.portals.flink.types.PortalsTypeInfo;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of the core's messages. */
public final class EnvelopeType extends PortalsTypeInfo<Envelope> {
    private final EnvelopeSerializer serializer;

    public EnvelopeType(EnvelopeSerializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public TypeSerializer<Envelope> createSerializer(SerializerConfig config) {
        return serializer.duplicate();
    }

    @Override
    public Class<Envelope> getTypeClass() {
        return Envelope.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof EnvelopeType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvelopeType that && serializer.equals(that.serializer);
    }

    @Override
    public int hashCode() {
        return serializer.hashCode();
    }

    @Override
    public String toString() {
        return "Envelope";
    }
}
