package io.portals.flink.source;

import io.portals.api.Generator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Listed atoms in the form in which they are shipped: their events as their serializer writes them. */
final class EncodedAtoms<T> implements Generator.Atoms<T> {
    private final byte[][] atoms;
    private final TypeSerializer<T> serializer;

    private EncodedAtoms(byte[][] atoms, TypeSerializer<T> serializer) {
        this.atoms = atoms;
        this.serializer = serializer;
    }

    static <T> EncodedAtoms<T> of(List<List<T>> atoms, TypeSerializer<T> serializer) {
        byte[][] encoded = new byte[atoms.size()][];
        try {
            for (int i = 0; i < encoded.length; i++) {
                DataOutputSerializer out = new DataOutputSerializer(256);
                out.writeInt(atoms.get(i).size());
                for (T event : atoms.get(i)) {
                    serializer.serialize(event, out);
                }
                encoded[i] = out.getCopyOfBuffer();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EncodedAtoms<>(encoded, serializer);
    }

    @Override
    public Iterator<List<T>> from(long atom) {
        TypeSerializer<T> own = serializer.duplicate();
        return new Iterator<>() {
            private int next = (int) Math.min(atom, atoms.length);

            @Override
            public boolean hasNext() {
                return next < atoms.length;
            }

            @Override
            public List<T> next() {
                return decoded(atoms[next++], own);
            }
        };
    }

    private static <T> List<T> decoded(byte[] atom, TypeSerializer<T> serializer) {
        DataInputDeserializer in = new DataInputDeserializer(atom);
        try {
            int size = in.readInt();
            List<T> events = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                events.add(serializer.deserialize(in));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
