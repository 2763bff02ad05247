package io.portals.flink.core.feedback;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of the core's messages. */
public final class EnvelopeType extends TypeInformation<Envelope> {
    private final EnvelopeSerializer serializer;

    public EnvelopeType(EnvelopeSerializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public TypeSerializer<Envelope> createSerializer(SerializerConfig config) {
        return serializer.duplicate();
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
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
