package io.portals.flink.types;

import com.google.common.reflect.TypeToken;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** Names of types and of places inside them, for messages. */
final class TypeNames {

    private TypeNames() {}

    static String root(Type type) {
        return type instanceof Class<?> || type instanceof SaidTypes.OpenSum
                ? type.getTypeName()
                : TypeToken.of(type).toString();
    }

    static String component(String where, String name) {
        return where + "." + name;
    }

    static String variant(String where, Class<?> variant) {
        return where + "(" + variant.getSimpleName() + ")";
    }

    /** The place of a part of a collection, map or {@code Optional}. */
    static String part(String where, Class<?> container, int index) {
        if (container == java.util.Map.class) {
            return where + (index == 0 ? "[key]" : "[value]");
        }
        return where + (container == java.util.Optional.class ? "?" : "[]");
    }

    /** The bound of a wildcard or a type variable; Guava turns wildcards into variables, too. */
    static Type bound(Type type) {
        return type instanceof WildcardType wildcard
                ? wildcard.getUpperBounds()[0]
                : ((TypeVariable<?>) type).getBounds()[0];
    }

    static String unknown(Type type) {
        return type.getTypeName().startsWith("capture#") ? "?" : type.getTypeName();
    }
}
