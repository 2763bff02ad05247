package io.portals.local.verify.standard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells collections that cannot be changed. They have no type in common, and most are of classes that are not public: they are
 * known by their names.
 */
final class Unchangeable {
    private static final String GUAVA = "com.google.common.collect.Immutable";

    /** Of {@code List.of}, {@code Stream.toList} and their like; of {@code Collections.unmodifiableList} and its like. */
    private static final List<String> OF_THE_JDK = List.of(
            "java.util.ImmutableCollections$",
            "java.util.Collections$Unmodifiable",
            "java.util.Collections$Empty",
            "java.util.Collections$Singleton",
            "java.util.Collections$CopiesList");

    private static final Set<Class<?>> ENTRIES =
            Set.of(Map.entry(1, 1).getClass(), java.util.AbstractMap.SimpleImmutableEntry.class);

    private Unchangeable() {}

    static boolean isEntry(Class<?> type) {
        return ENTRIES.contains(type);
    }

    static boolean isCollection(Class<?> type) {
        if (!Collection.class.isAssignableFrom(type) && !Map.class.isAssignableFrom(type)) {
            return false;
        }
        return OF_THE_JDK.stream().anyMatch(type.getName()::startsWith) || isOfGuava(type);
    }

    /** By a superclass, as the classes of its values are called RegularImmutableList and the like. */
    private static boolean isOfGuava(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().startsWith(GUAVA)) {
                return true;
            }
        }
        return false;
    }
}
