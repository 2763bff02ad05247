package io.portals.flink.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells the unmodifiable collections of the JDK, which have no common type, from others. */
final class Unmodifiable {

    private static final Set<Class<?>> CLASSES = Set.copyOf(classes());

    private Unmodifiable() {}

    static boolean is(Object collection) {
        return CLASSES.contains(collection.getClass());
    }

    private static List<Class<?>> classes() {
        List<Object> samples = new ArrayList<>(List.of(
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                List.of(1, 2, 3).subList(0, 2),
                Set.of(),
                Set.of(1),
                Set.of(1, 2, 3),
                Map.of(),
                Map.of(1, 1),
                Map.of(1, 1, 2, 2)));
        samples.addAll(List.of(
                Collections.emptyList(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonList(1),
                Collections.singleton(1),
                Collections.singletonMap(1, 1),
                Collections.unmodifiableCollection(new ArrayList<>()),
                Collections.unmodifiableList(new ArrayList<>()),
                Collections.unmodifiableList(new LinkedList<>()),
                Collections.unmodifiableSet(new LinkedHashSet<>()),
                Collections.unmodifiableSortedSet(new TreeSet<Integer>()),
                Collections.unmodifiableNavigableSet(new TreeSet<Integer>())));
        samples.addAll(Arrays.asList(
                Collections.unmodifiableMap(new LinkedHashMap<>()),
                Collections.unmodifiableSortedMap(new TreeMap<Integer, Integer>()),
                Collections.unmodifiableNavigableMap(new TreeMap<Integer, Integer>())));
        List<Class<?>> classes = new ArrayList<>();
        samples.forEach(sample -> classes.add(sample.getClass()));
        return classes.stream().distinct().toList();
    }

    /** Whether no element was replaced by its copy; both in the same order. */
    static boolean same(Collection<?> copies, Collection<?> originals) {
        var original = originals.iterator();
        for (Object copy : copies) {
            if (copy != original.next()) {
                return false;
            }
        }
        return true;
    }
}
