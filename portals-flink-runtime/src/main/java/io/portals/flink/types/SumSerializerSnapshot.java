package io.portals.flink.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The variants of a sum, by name.
 *
 * <p>Variants may be added, removed and reordered without migration, unless a variant's own serializer needs it. A sum with no
 * variant in common with the stored one is incompatible.
 *
 * @param <T> the sum
 */
public final class SumSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private record Variant(String name, StoredSnapshot snapshot) {}

    private String sum;
    private List<Variant> variants;
    private ClassLoader classLoader;

    /** For Flink, which reads the snapshot next. */
    public SumSerializerSnapshot() {}

    SumSerializerSnapshot(SumSerializer<T> serializer) {
        this.sum = serializer.sum();
        this.classLoader = serializer.variants().stream()
                .filter(variant -> variant.type() != null && variant.type().getClassLoader() != null)
                .findFirst()
                .map(variant -> variant.type().getClassLoader())
                .orElse(SumSerializerSnapshot.class.getClassLoader());
        // Sorted, so that an order of declaration that changes does not look like another schema.
        this.variants = serializer.variants().stream()
                .sorted(Comparator.comparing(SumVariant::name))
                .map(variant -> new Variant(variant.name(), variant.stored(classLoader)))
                .toList();
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(sum);
        out.writeInt(variants.size());
        for (Variant variant : variants) {
            out.writeUTF(variant.name());
            variant.snapshot().write(out);
        }
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader userClassLoader) throws IOException {
        Versions.require(readVersion, VERSION, "a sum's serializer");
        classLoader = userClassLoader;
        sum = in.readUTF();
        int count = in.readInt();
        variants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            variants.add(new Variant(in.readUTF(), StoredSnapshot.read(in, userClassLoader)));
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        Class<?> root = Classes.find(sum, classLoader).orElse(null);
        boolean gone = root == null && !SumTypeInfo.isOpen(sum);
        List<SumVariant> restored = new ArrayList<>();
        for (Variant variant : variants) {
            Class<?> type = Classes.find(variant.name(), classLoader)
                    .filter(found -> root == null || root.isAssignableFrom(found))
                    .orElse(null);
            restored.add(variant.snapshot()
                    .restoreIfPossible()
                    .map(serializer -> SumVariant.of(variant.name(), type, serializer))
                    .orElseGet(() ->
                            SumVariant.lost(variant.name(), variant.snapshot().bytes())));
        }
        return new SumSerializer<>(sum, gone, restored);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof SumSerializerSnapshot<T> then)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        Compatibility compatibility = new Compatibility();
        boolean common = false;
        for (Variant variant : variants) {
            Variant before = then.variant(variant.name());
            if (before == null) {
                compatibility.added(variant.snapshot());
            } else {
                compatibility.add(variant.snapshot(), before.snapshot());
                common = true;
            }
        }
        if (!common) {
            compatibility.isIncompatible();
        }
        return compatibility.verdict(this::with);
    }

    /** What makes the other incompatible, if that is a variant, or that none is the same. */
    Optional<String> incompatibility(SumSerializerSnapshot<?> then) {
        List<String> common = new ArrayList<>();
        for (Variant before : then.variants) {
            Variant variant = variant(before.name());
            if (variant != null && Incompatibility.isBetween(variant.snapshot(), before.snapshot())) {
                return Optional.of(Incompatibility.explain(variant.snapshot(), before.snapshot()));
            }
            if (variant != null) {
                common.add(variant.name());
            }
        }
        return common.isEmpty()
                ? Optional.of("none of the variants of " + sum + " is among those that were written, "
                        + then.variants.stream().map(Variant::name).toList())
                : Optional.empty();
    }

    private TypeSerializer<T> with(List<TypeSerializer<?>> serializers) {
        List<SumVariant> rebuilt = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            String name = variants.get(i).name();
            rebuilt.add(SumVariant.of(name, Classes.find(name, classLoader).orElse(null), serializers.get(i)));
        }
        return new SumSerializer<>(sum, false, rebuilt);
    }

    private Variant variant(String name) {
        return variants.stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
