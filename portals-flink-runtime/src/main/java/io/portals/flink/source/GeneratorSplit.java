package io.portals.flink.source;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * All atoms of a generator from a position on: there is one split of each generator.
 *
 * @param nextAtom counted from 0
 */
public record GeneratorSplit(long nextAtom) implements SourceSplit {
    @Override
    public String splitId() {
        return "atoms";
    }

    /** As eight bytes; an enumerator that has given its split away has none. */
    static final class Serializer implements SimpleVersionedSerializer<GeneratorSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(GeneratorSplit split) {
            return split == null
                    ? new byte[0]
                    : ByteBuffer.allocate(Long.BYTES).putLong(split.nextAtom()).array();
        }

        @Override
        public GeneratorSplit deserialize(int version, byte[] bytes) {
            return bytes.length == 0
                    ? null
                    : new GeneratorSplit(ByteBuffer.wrap(bytes).getLong());
        }
    }
}
