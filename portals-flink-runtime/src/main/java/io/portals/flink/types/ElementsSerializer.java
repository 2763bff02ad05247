package io.portals.flink.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes collections: the size (its complement, if there are nulls among the elements), then the elements in the order of
 * iteration, each after a flag if there are nulls. What is read is unmodifiable.
 */
abstract class ElementsSerializer<E, C extends Collection<E>> extends PortalsSerializer<C> {

    final TypeSerializer<E> element;

    ElementsSerializer(TypeSerializer<E> element) {
        this.element = element;
    }

    /** Makes the unmodifiable collection that holds these elements, in this order. */
    abstract C of(List<E> elements);

    abstract ElementsSerializer<E, C> with(TypeSerializer<E> replacement);

    /** Never: whether a collection can be modified depends on the value. {@link #copy} finds out. */
    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<C> duplicate() {
        TypeSerializer<E> duplicate = element.duplicate();
        return duplicate == element ? this : with(duplicate);
    }

    /** The same instance if it is one of the JDK's unmodifiable collections and every element copies to itself. */
    @Override
    public C copy(C from) {
        if (from == null) {
            return null;
        }
        boolean unmodifiable = Unmodifiable.is(from);
        if (unmodifiable && element.isImmutableType()) {
            return from;
        }
        List<E> copies = new ArrayList<>(from.size());
        for (E original : from) {
            copies.add(original == null ? null : element.copy(original));
        }
        return unmodifiable && Unmodifiable.same(copies, from) ? from : of(copies);
    }

    @Override
    public void serialize(C values, DataOutputView out) throws IOException {
        writeElements(element, values, out);
    }

    @Override
    public C deserialize(DataInputView in) throws IOException {
        return of(readElements(element, in));
    }

    static <E> void writeElements(TypeSerializer<E> element, Collection<E> values, DataOutputView out)
            throws IOException {
        boolean nulls = hasNulls(values);
        out.writeInt(nulls ? ~values.size() : values.size());
        for (E value : values) {
            if (nulls) {
                out.writeBoolean(value == null);
            }
            if (value != null) {
                element.serialize(value, out);
            }
        }
    }

    static <E> List<E> readElements(TypeSerializer<E> element, DataInputView in) throws IOException {
        int size = in.readInt();
        boolean nulls = size < 0;
        size = nulls ? ~size : size;
        // Not the whole size at once: what was written may be damaged.
        List<E> values = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            values.add(nulls && in.readBoolean() ? null : element.deserialize(in));
        }
        return values;
    }

    private static boolean hasNulls(Collection<?> values) {
        // Not contains(null): the collections of List.of(..) refuse the question.
        for (Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other != null
                && other.getClass() == getClass()
                && element.equals(((ElementsSerializer<?, ?>) other).element);
    }

    @Override
    public int hashCode() {
        return 31 * getClass().getName().hashCode() + element.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + element + ")";
    }

    /** The snapshot of the elements' serializer. */
    abstract static class ElementsSnapshot<E, C extends Collection<E>, S extends ElementsSerializer<E, C>>
            extends CompositeTypeSerializerSnapshot<C, S> {

        ElementsSnapshot() {}

        ElementsSnapshot(S serializer) {
            super(serializer);
        }

        abstract S create(TypeSerializer<E> element);

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(S serializer) {
            return new TypeSerializer<?>[] {serializer.element};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected S createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return create((TypeSerializer<E>) nested[0]);
        }
    }
}
