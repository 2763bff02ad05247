package io.portals.flink.types;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Writes sets; what is read is unmodifiable and keeps the order of iteration.
 *
 * @param <E> the elements, which may be null
 */
public final class SetSerializer<E> extends ElementsSerializer<E, Set<E>> {

    SetSerializer(TypeSerializer<E> element) {
        super(element);
    }

    @Override
    Set<E> of(List<E> elements) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    }

    @Override
    SetSerializer<E> with(TypeSerializer<E> replacement) {
        return new SetSerializer<>(replacement);
    }

    @Override
    public TypeSerializerSnapshot<Set<E>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** The snapshot of the elements' serializer. */
    public static final class Snapshot<E> extends ElementsSnapshot<E, Set<E>, SetSerializer<E>> {
        /** For Flink. */
        public Snapshot() {}

        Snapshot(SetSerializer<E> serializer) {
            super(serializer);
        }

        @Override
        SetSerializer<E> create(TypeSerializer<E> element) {
            return new SetSerializer<>(element);
        }
    }
}
