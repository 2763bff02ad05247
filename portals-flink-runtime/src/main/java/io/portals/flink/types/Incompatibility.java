package io.portals.flink.types;

import java.util.Optional;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Why what is stored cannot be read any more, down to the component that is to blame: Flink names only the two serializers, which
 * look the same.
 */
public final class Incompatibility {
    /** How to mend it, for the end of a message. */
    public static final String REMEDY =
            "Change a record only by adding, removing or reordering components; for another type take another name";

    private Incompatibility() {}

    /**
     * What stands in the way of reading with a serializer what was written under a snapshot; empty if nothing does.
     *
     * <pre>{@code
     * Incompatibility.between(shelves, snapshot);   // component asked of shop.Shelf: was Int, is Long
     * }</pre>
     */
    public static Optional<String> between(TypeSerializer<?> now, TypeSerializerSnapshot<?> then) {
        TypeSerializerSnapshot<?> snapshot = now.snapshotConfiguration();
        return isBetween(snapshot, then) ? Optional.of(explain(snapshot, then)) : Optional.empty();
    }

    /** As {@link #between}, for keys, which Flink never rewrites: their components must be the same. */
    public static Optional<String> betweenKeys(TypeSerializer<?> now, TypeSerializerSnapshot<?> then) {
        Optional<String> problem = between(now, then);
        return problem.isEmpty()
                        && Compatibility.resolve(now.snapshotConfiguration(), then)
                                .isCompatibleAfterMigration()
                ? Optional.of("the components of " + now + " are others than they were")
                : problem;
    }

    private static boolean isBetween(TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> then) {
        return Compatibility.resolve(now, then).isIncompatible();
    }

    static boolean isBetween(StoredSnapshot now, StoredSnapshot then) {
        return !then.isReadable() || isBetween(now.snapshot(), then.snapshot());
    }

    static String explain(StoredSnapshot now, StoredSnapshot then) {
        return then.isReadable() ? explain(now.snapshot(), then.snapshot()) : then.problem();
    }

    private static String explain(TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> then) {
        if (now instanceof RecordSerializerSnapshot<?> record && then instanceof RecordSerializerSnapshot<?> before) {
            return record.incompatibility(before).orElseGet(() -> changed(now, then));
        }
        if (now instanceof SumSerializerSnapshot<?> sum && then instanceof SumSerializerSnapshot<?> before) {
            return sum.incompatibility(before).orElseGet(() -> changed(now, then));
        }
        if (now instanceof CompositeTypeSerializerSnapshot<?, ?> whole
                && then instanceof CompositeTypeSerializerSnapshot<?, ?> before
                && now.getClass() == then.getClass()) {
            TypeSerializerSnapshot<?>[] parts = whole.getNestedSerializerSnapshots();
            TypeSerializerSnapshot<?>[] partsBefore = before.getNestedSerializerSnapshots();
            for (int i = 0; i < Math.min(parts.length, partsBefore.length); i++) {
                if (isBetween(parts[i], partsBefore[i])) {
                    return explain(parts[i], partsBefore[i]);
                }
            }
        }
        return changed(now, then);
    }

    private static String changed(TypeSerializerSnapshot<?> now, TypeSerializerSnapshot<?> then) {
        return "was " + name(then) + ", is " + name(now);
    }

    private static String name(TypeSerializerSnapshot<?> snapshot) {
        try {
            TypeSerializer<?> serializer = snapshot.restoreSerializer();
            return serializer instanceof PortalsSerializer<?>
                    ? serializer.toString()
                    : serializer.getClass().getSimpleName().replaceFirst("Serializer$", "");
        } catch (IllegalStateException e) { // of a class that has gone
            return snapshot.getClass().getSimpleName();
        }
    }
}
