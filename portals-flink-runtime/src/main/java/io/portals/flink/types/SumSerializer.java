package io.portals.flink.types;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes values of a sum (a sealed hierarchy, or an open sum): the variant's tag, then the value by the variant's serializer.
 *
 * <p>A tag is four bytes, the CRC-32 of the variant's class name: variants may be added and reordered. A variant may be
 * removed too; to read a value of it fails, and says so.
 *
 * @param <T> the sum
 */
public final class SumSerializer<T> extends PortalsSerializer<T> {

    private final String sum;
    /** Whether the sum's class has gone: values of variants that have gone are then read as null, as the sum is not used. */
    private final boolean gone;

    private final ArrayList<SumVariant> variants;
    private final boolean immutable;
    private transient Map<Class<?>, SumVariant> byClass;
    private transient Map<Integer, SumVariant> byTag;

    /** @throws IllegalArgumentException if two variants have the same tag */
    SumSerializer(String sum, boolean gone, List<SumVariant> variants) {
        this.sum = sum;
        this.gone = gone;
        this.variants = new ArrayList<>(variants);
        this.immutable = variants.stream().allMatch(SumVariant::isImmutable);
        index();
    }

    static int tag(String className) {
        CRC32 crc = new CRC32();
        crc.update(className.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    String sum() {
        return sum;
    }

    List<SumVariant> variants() {
        return variants;
    }

    private void index() {
        byClass = new HashMap<>();
        byTag = new HashMap<>();
        for (SumVariant variant : variants) {
            SumVariant other = byTag.put(variant.tag(), variant);
            if (other != null) {
                throw new IllegalArgumentException("the sum " + sum + " has two variants with the tag "
                        + Integer.toHexString(variant.tag()) + ": " + other.name() + " and " + variant.name()
                        + ". Rename one of them");
            }
            if (variant.type() != null) {
                byClass.put(variant.type(), variant);
            }
        }
    }

    private void readObject(java.io.ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        index();
    }

    private SumVariant variantOf(Object value) {
        // The constants of an enum may be of classes of their own.
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        SumVariant variant = byClass.get(type);
        if (variant == null) {
            throw new IllegalArgumentException(
                    type.getName() + " is not a variant of the sum " + sum + ", whose variants are " + names());
        }
        return variant;
    }

    @Override
    public boolean isImmutableType() {
        return immutable;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        List<SumVariant> duplicates = new ArrayList<>(variants.size());
        boolean same = true;
        for (SumVariant variant : variants) {
            SumVariant duplicate = variant.duplicate();
            same &= duplicate == variant;
            duplicates.add(duplicate);
        }
        return same ? this : new SumSerializer<>(sum, gone, duplicates);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T copy(T from) {
        return immutable || from == null
                ? from
                : (T) variantOf(from).serializer().copy(from);
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        SumVariant variant = variantOf(value);
        out.writeInt(variant.tag());
        variant.serializer().serialize(value, out);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(DataInputView in) throws IOException {
        int tag = in.readInt();
        SumVariant variant = byTag.get(tag);
        if (variant == null || variant.serializer() == null || (variant.type() == null && !gone)) {
            throw new IOException("a value of "
                    + (variant == null
                            ? "a variant with the tag " + Integer.toHexString(tag) + " (the CRC-32 of its class name)"
                            : variant.name())
                    + " was stored, which is not a variant of the sum " + sum + " any more; the variants are " + names()
                    + ". Bring the removed variant back until no value of it is stored");
        }
        return (T) variant.serializer().deserialize(in);
    }

    private String names() {
        return variants.stream()
                .filter(variant -> variant.type() != null)
                .map(SumVariant::name)
                .toList()
                .toString();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new SumSerializerSnapshot<>(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SumSerializer<?> that
                && sum.equals(that.sum)
                && gone == that.gone
                && variants.equals(that.variants);
    }

    @Override
    public int hashCode() {
        return 31 * sum.hashCode() + variants.size();
    }

    @Override
    public String toString() {
        return "SumSerializer(" + sum + ")";
    }
}
