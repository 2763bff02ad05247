package io.portals.flink.types;

import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Writes lists; what is read is unmodifiable.
 *
 * @param <E> the elements, which may be null
 */
public final class ListSerializer<E> extends ElementsSerializer<E, List<E>> {

    ListSerializer(TypeSerializer<E> element) {
        super(element);
    }

    @Override
    List<E> of(List<E> elements) {
        return Collections.unmodifiableList(elements);
    }

    @Override
    ListSerializer<E> with(TypeSerializer<E> replacement) {
        return new ListSerializer<>(replacement);
    }

    @Override
    public TypeSerializerSnapshot<List<E>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** The snapshot of the elements' serializer. */
    public static final class Snapshot<E> extends ElementsSnapshot<E, List<E>, ListSerializer<E>> {
        /** For Flink. */
        public Snapshot() {}

        Snapshot(ListSerializer<E> serializer) {
            super(serializer);
        }

        @Override
        ListSerializer<E> create(TypeSerializer<E> element) {
            return new ListSerializer<>(element);
        }
    }
}
