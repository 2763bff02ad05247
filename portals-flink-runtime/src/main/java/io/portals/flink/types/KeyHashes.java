package io.portals.flink.types;

import com.google.common.reflect.TypeToken;
import io.portals.api.task.ReplyTo;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.java.tuple.Tuple;

/** Finds the part of a type whose {@code hashCode}, or whose order when it is written, is not the same in every JVM. */
final class KeyHashes {

    private static final String DIFFERS =
            ": its hashCode differs from JVM to JVM, so a key would move when the job restarts. ";

    /** A generic type that contains itself with ever other arguments never repeats. */
    private static final int MAX_TYPES = 200;

    private final Set<Type> seen = new HashSet<>();

    Optional<String> problem(Type type, String where) {
        if (type instanceof SaidTypes.OpenSum open) {
            return open.variants().stream()
                    .map(variant -> problem(variant, TypeNames.variant(where, variant)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (type instanceof TypeVariable<?> || type instanceof WildcardType) {
            return problem(TypeNames.bound(type), where);
        }
        TypeToken<?> token = TypeToken.of(type);
        Class<?> raw = token.getRawType();
        if (type instanceof GenericArrayType || raw.isArray()) {
            return Optional.of(where + " is an array" + DIFFERS + "Use a List, or a record that holds the values");
        }
        if (raw.isEnum() || raw == Enum.class) {
            return Optional.of(where + " is an enum" + DIFFERS + "Use its name()");
        }
        if (raw.isPrimitive() || FlinkTypes.leaf(raw) != null || seen.size() > MAX_TYPES || !seen.add(type)) {
            return Optional.empty();
        }
        if (raw == Set.class || raw == Map.class || raw == Collection.class) {
            return Optional.of(
                    where + " is a " + raw.getSimpleName() + ": equal ones may be written in different orders, and"
                            + " state is found by a key's bytes. Use a sorted List");
        }
        if (StandardTypeInfo.arityOf(raw) >= 0 || raw == ReplyTo.class || Tuple.class.isAssignableFrom(raw)) {
            return raw == ReplyTo.class ? Optional.empty() : arguments(token, raw, where);
        }
        if (raw.isRecord()) {
            return components(token, raw, where);
        }
        if (raw.isSealed()) {
            return variants(token, raw, where);
        }
        return hashCodeOf(raw, where);
    }

    private Optional<String> arguments(TypeToken<?> token, Class<?> raw, String where) {
        boolean tuple = Tuple.class.isAssignableFrom(raw);
        TypeVariable<?>[] parameters = raw.getTypeParameters();
        for (int i = 0; i < parameters.length; i++) {
            String part = tuple ? TypeNames.component(where, "f" + i) : TypeNames.part(where, raw, i);
            Optional<String> problem = problem(token.resolveType(parameters[i]).getType(), part);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> components(TypeToken<?> token, Class<?> raw, String where) {
        for (RecordComponent component : raw.getRecordComponents()) {
            Type type = token.resolveType(component.getGenericType()).getType();
            Optional<String> problem = problem(type, TypeNames.component(where, component.getName()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> variants(TypeToken<?> token, Class<?> raw, String where) {
        for (Class<?> variant : raw.getPermittedSubclasses()) {
            @SuppressWarnings({"unchecked", "rawtypes"})
            TypeToken<?> subtype = ((TypeToken) token).getSubtype(variant);
            Optional<String> problem = problem(subtype.getType(), TypeNames.variant(where, variant));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> hashCodeOf(Class<?> raw, String where) {
        if (raw == Object.class || raw == Class.class || raw.isInterface()) {
            return Optional.of(
                    where + " is a " + raw.getName() + DIFFERS + "Use a String, a number, or a record of them");
        }
        try {
            if (raw.getMethod("hashCode").getDeclaringClass() == Object.class) {
                return Optional.of(where + " is a " + raw.getName() + ", which does not override hashCode" + DIFFERS
                        + "Make it a record, or override hashCode and equals");
            }
            return Optional.empty();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
