package io.portals.flink.types;

import com.google.common.reflect.TypeToken;
import io.portals.api.Type;
import java.util.HashSet;
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
    @SuppressWarnings("unchecked")
    public static <T> TypeInformation<T> of(Type<T> type, Set<Class<?>> opaque) {
        if (type instanceof Type.OneOf<T> open) {
            return (TypeInformation<T>) new TypeResolver(opaque).openSum(open.variants());
        }
        if (type instanceof Type.EitherOf<?, ?> either) {
            return (TypeInformation<T>) EitherTypes.of(of(either.left(), opaque), of(either.right(), opaque));
        }
        return (TypeInformation<T>) of(reflected(type), opaque);
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
        if (type instanceof Type.OneOf<?> open) {
            KeyHashes hashes = new KeyHashes();
            return open.variants().stream()
                    .map(variant -> hashes.problem(variant, TypeNames.root(variant)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (type instanceof Type.EitherOf<?, ?> either) {
            return problemOfKey(either.left()).or(() -> problemOfKey(either.right()));
        }
        java.lang.reflect.Type reflected = reflected(type);
        return new KeyHashes().problem(reflected, TypeNames.root(reflected));
    }

    /** Whether two types are the same, wherever they were said; open sums are if they have the same variants. */
    public static boolean sameType(Type<?> a, Type<?> b) {
        if (a instanceof Type.OneOf<?> left && b instanceof Type.OneOf<?> right) {
            return new HashSet<>(left.variants()).equals(new HashSet<>(right.variants()));
        }
        if (a instanceof Type.EitherOf<?, ?> one && b instanceof Type.EitherOf<?, ?> that) {
            return sameType(one.left(), that.left()) && sameType(one.right(), that.right());
        }
        if (!isReflected(a) || !isReflected(b)) {
            return false;
        }
        return TypeToken.of(reflected(a)).equals(TypeToken.of(reflected(b)));
    }

    /** The class, if the type is one without type parameters, however it was said. */
    public static Optional<Class<?>> classOf(Type<?> type) {
        return isReflected(type) && reflected(type) instanceof Class<?> known ? Optional.of(known) : Optional.empty();
    }

    /** The type as it is written in Java, for messages. */
    public static String nameOf(Type<?> type) {
        return !isReflected(type) ? type.toString() : TypeNames.root(reflected(type));
    }

    /** Whether it is a Java type, not one that is only said by {@link Type}. */
    private static boolean isReflected(Type<?> type) {
        return !(type instanceof Type.OneOf<?>) && !(type instanceof Type.EitherOf<?, ?>);
    }

    /** What {@code T} stands for in a {@code Type<T>}. */
    private static java.lang.reflect.Type reflected(Type<?> type) {
        return type instanceof Type.Plain<?> plain
                ? plain.type()
                : TypeToken.of(type.getClass())
                        .resolveType(Type.class.getTypeParameters()[0])
                        .getType();
    }
}
