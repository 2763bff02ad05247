package io.portals.flink.types;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Gathers the verdicts on the parts of a serializer into one on the whole: the worst counts. */
final class Compatibility {

    private final List<TypeSerializer<?>> parts = new ArrayList<>();
    private boolean incompatible;
    private boolean migration;
    private boolean reconfigured;

    /** A part that is now and was then. */
    void add(StoredSnapshot now, StoredSnapshot then) {
        if (!then.isReadable()) {
            incompatible = true;
            return;
        }
        TypeSerializerSchemaCompatibility<?> verdict = resolve(now.snapshot(), then.snapshot());
        incompatible |= verdict.isIncompatible();
        migration |= verdict.isCompatibleAfterMigration();
        reconfigured |= verdict.isCompatibleWithReconfiguredSerializer();
        parts.add(
                verdict.isCompatibleWithReconfiguredSerializer() ? verdict.getReconfiguredSerializer() : now.restore());
    }

    /** A part that is new. */
    void added(StoredSnapshot now) {
        parts.add(now.restore());
    }

    void needsMigration() {
        migration = true;
    }

    void isIncompatible() {
        incompatible = true;
    }

    /** @param rebuild the whole from its parts, in the order in which they were added here */
    <T> TypeSerializerSchemaCompatibility<T> verdict(Function<List<TypeSerializer<?>>, TypeSerializer<T>> rebuild) {
        if (incompatible) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        if (migration) {
            return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
        }
        return reconfigured
                ? TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(rebuild.apply(parts))
                : TypeSerializerSchemaCompatibility.compatibleAsIs();
    }

    @SuppressWarnings("unchecked")
    static TypeSerializerSchemaCompatibility<Object> resolve(
            TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> then) {
        return ((TypeSerializerSnapshot<Object>) now).resolveSchemaCompatibility((TypeSerializerSnapshot<Object>) then);
    }
}
