package io.portals.flink.types;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes values of {@link Collection}: sets are read as sets, all others as lists, both unmodifiable.
 *
 * @param <E> the elements, which may be null
 */
public final class CollectionSerializer<E> extends ElementsSerializer<E, Collection<E>> {

    CollectionSerializer(TypeSerializer<E> element) {
        super(element);
    }

    @Override
    Collection<E> of(List<E> elements) {
        return Collections.unmodifiableList(elements);
    }

    @Override
    public Collection<E> copy(Collection<E> from) {
        Collection<E> copy = super.copy(from);
        return copy == from || !(from instanceof Set) ? copy : set(copy);
    }

    @Override
    public void serialize(Collection<E> values, DataOutputView out) throws IOException {
        out.writeBoolean(values instanceof Set);
        super.serialize(values, out);
    }

    @Override
    public Collection<E> deserialize(DataInputView in) throws IOException {
        boolean isSet = in.readBoolean();
        Collection<E> elements = super.deserialize(in);
        return isSet ? set(elements) : elements;
    }

    private static <E> Set<E> set(Collection<E> elements) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    }

    @Override
    CollectionSerializer<E> with(TypeSerializer<E> replacement) {
        return new CollectionSerializer<>(replacement);
    }

    @Override
    public TypeSerializerSnapshot<Collection<E>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** The snapshot of the elements' serializer. */
    public static final class Snapshot<E> extends ElementsSnapshot<E, Collection<E>, CollectionSerializer<E>> {
        /** For Flink. */
        public Snapshot() {}

        Snapshot(CollectionSerializer<E> serializer) {
            super(serializer);
        }

        @Override
        CollectionSerializer<E> create(TypeSerializer<E> element) {
            return new CollectionSerializer<>(element);
        }
    }
}
