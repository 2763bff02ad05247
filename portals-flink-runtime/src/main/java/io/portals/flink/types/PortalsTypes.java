package io.portals.flink.types;

import io.portals.api.Type;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * From the types of an application to Flink's type information.
 *
 * <pre>{@code
 * TypeInformation<List<Order>> orders = PortalsTypes.of(new Type<List<Order>>() {});
 * }</pre>
 *
 * <p>Records, sums (sealed hierarchies and {@code Type.oneOf(..)}), {@code Optional}, {@code UUID}, {@code Duration} and the
 * collections have serializers of this package; basic types, {@code java.time}, arrays, enums, tuples, POJOs and classes with
 * a {@code @TypeInfo} factory have Flink's. Nothing falls back to Kryo but what is said to be opaque.
 */
public final class PortalsTypes {

    private PortalsTypes() {}

    /**
     * The type information of a type.
     *
     * @throws UnsupportedTypeException if a part of the type has no serializer; the message says which, why, and how to mend it
     */
    public static <T> TypeInformation<T> of(Type<T> type) {
        return of(type, Set.of());
    }

    /**
     * As {@link #of(Type)}.
     *
     * @param opaque classes that are written with Kryo
     */
    @SuppressWarnings("unchecked") // of the type that the token says
    public static <T> TypeInformation<T> of(Type<T> type, Set<Class<?>> opaque) {
        return (TypeInformation<T>) of(SaidTypes.reflected(type), opaque);
    }

    /**
     * The type information of a Java type.
     *
     * @throws UnsupportedTypeException as {@link #of(Type)} does
     */
    public static TypeInformation<?> of(java.lang.reflect.Type type) {
        return of(type, Set.of());
    }

    /** As {@link #of(java.lang.reflect.Type)}, with classes that are written with Kryo. */
    static TypeInformation<?> of(java.lang.reflect.Type type, Set<Class<?>> opaque) {
        return new TypeResolver(opaque).resolve(type, TypeNames.root(type));
    }

    /**
     * What keeps a type from being a key: its hash code differs from JVM to JVM, so that a key would have another home after a
     * restart; or equal values may be written as different bytes (sets, maps), by which RocksDB finds state. Empty if the type
     * is a good key. A type that {@link #of(Type)} refuses may get either answer.
     */
    public static Optional<String> problemOfKey(Type<?> type) {
        java.lang.reflect.Type reflected = SaidTypes.reflected(type);
        return new KeyHashes().problem(reflected, TypeNames.root(reflected));
    }

    /** Whether two types are the same, wherever they were said; open sums are if they have the same variants. */
    public static boolean sameType(Type<?> a, Type<?> b) {
        return SaidTypes.reflected(a).equals(SaidTypes.reflected(b));
    }

    /** The class, if the type is one without type parameters, however it was said. */
    public static Optional<Class<?>> classOf(Type<?> type) {
        return SaidTypes.reflected(type) instanceof Class<?> known ? Optional.of(known) : Optional.empty();
    }

    /** The type as it is written in Java, for messages; open sums as {@link Type} says them. */
    public static String nameOf(Type<?> type) {
        return TypeNames.root(SaidTypes.reflected(type));
    }
}
