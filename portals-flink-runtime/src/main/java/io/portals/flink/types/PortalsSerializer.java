package io.portals.flink.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the serializers of this runtime have in common: values are never reused, and their length varies. */
public abstract class PortalsSerializer<T> extends TypeSerializer<T> {

    /** None: Flink fills such an instance only where values are reused, which ours never are. */
    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public final T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    /** The same array if every serializer may be shared by threads, else an array of duplicates. */
    static TypeSerializer<?>[] duplicates(TypeSerializer<?>[] serializers) {
        TypeSerializer<?>[] duplicates = new TypeSerializer<?>[serializers.length];
        boolean same = true;
        for (int i = 0; i < serializers.length; i++) {
            duplicates[i] = serializers[i].duplicate();
            same &= duplicates[i] == serializers[i];
        }
        return same ? serializers : duplicates;
    }
}
