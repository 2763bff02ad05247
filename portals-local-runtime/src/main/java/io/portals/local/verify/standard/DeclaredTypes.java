package io.portals.local.verify.standard;

import io.portals.api.Either;
import io.portals.api.Type;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what can be changed in a declared type, before there are values. Of interfaces that are not sealed it knows nothing. */
final class DeclaredTypes {

    /** A type, and what its type variables stand for. */
    private record Bound(java.lang.reflect.Type type, Map<TypeVariable<?>, Bound> variables) {}

    /** What is being looked into, from the outside inwards: a type may contain itself. */
    private final Deque<java.lang.reflect.Type> inside = new ArrayDeque<>();

    private DeclaredTypes() {}

    /** The classes one of which every value of the type has. */
    static List<Class<?>> classes(Type<?> type) {
        if (type instanceof Type.EitherOf<?, ?>) {
            return List.of(Either.Left.class, Either.Right.class);
        }
        return reflected(type).stream().<Class<?>>map(DeclaredTypes::raw).toList();
    }

    /** What {@code T} stands for in a {@code Type<T>}: several types, if it is an open sum, or either of two. */
    static List<? extends java.lang.reflect.Type> reflected(Type<?> type) {
        if (type instanceof Type.Plain<?> plain) {
            return List.of(plain.type());
        }
        if (type instanceof Type.OneOf<?> open) {
            return open.variants();
        }
        if (type instanceof Type.EitherOf<?, ?> either) {
            return Stream.concat(reflected(either.left()).stream(), reflected(either.right()).stream())
                    .toList();
        }
        return type.getClass().getGenericSuperclass() instanceof ParameterizedType token
                ? List.of(token.getActualTypeArguments()[0])
                : List.of(Object.class);
    }

    /** What is wrong with a type, or null. */
    static Fault fault(java.lang.reflect.Type type) {
        return new DeclaredTypes().fault(new Bound(type, Map.of()));
    }

    static Class<?> raw(java.lang.reflect.Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return type instanceof WildcardType wildcard ? raw(wildcard.getUpperBounds()[0]) : Object.class;
    }

    private Fault fault(Bound bound) {
        java.lang.reflect.Type type = bound.type();
        if (type instanceof TypeVariable<?> variable) {
            Bound known = bound.variables().get(variable);
            return known == null ? null : fault(known);
        }
        if (type instanceof WildcardType wildcard) {
            return fault(new Bound(wildcard.getUpperBounds()[0], bound.variables()));
        }
        Class<?> raw = raw(type);
        if (Shapes.isLeaf(raw) || inside.contains(type)) {
            return null;
        }
        inside.push(type);
        try {
            return fault(raw, arguments(bound));
        } finally {
            inside.pop();
        }
    }

    private static List<Bound> arguments(Bound bound) {
        return bound.type() instanceof ParameterizedType generic
                ? Stream.of(generic.getActualTypeArguments())
                        .map(argument -> new Bound(argument, bound.variables()))
                        .toList()
                : List.of();
    }

    private Fault fault(Class<?> raw, List<Bound> arguments) {
        if (raw == Optional.class) {
            return parts(arguments, "?");
        }
        if (raw.isInterface() || Unchangeable.isCollection(raw)) {
            if (Collection.class.isAssignableFrom(raw)) {
                return parts(arguments, "[]");
            }
            if (Map.class.isAssignableFrom(raw) || raw == Map.Entry.class) {
                return parts(arguments, "[key]", "[value]");
            }
        }
        Fault variant = raw.isSealed() ? variants(raw) : null;
        if (variant != null || (Modifier.isAbstract(raw.getModifiers()) && !raw.isArray())) {
            return variant;
        }
        return Shapes.of(raw) instanceof Shape.Refused refused ? refused.fault() : fields(raw, arguments);
    }

    private Fault parts(List<Bound> arguments, String... names) {
        for (int i = 0; i < arguments.size() && i < names.length; i++) {
            Fault fault = fault(arguments.get(i));
            if (fault != null) {
                return fault.in(names[i]);
            }
        }
        return null;
    }

    private Fault variants(Class<?> sum) {
        for (Class<?> variant : sum.getPermittedSubclasses()) {
            Fault fault = fault(new Bound(variant, Map.of()));
            if (fault != null) {
                return fault.in("(" + variant.getSimpleName() + ")");
            }
        }
        return null;
    }

    private Fault fields(Class<?> raw, List<Bound> arguments) {
        if (!(Shapes.of(raw) instanceof Shape.Fields looked)) {
            return null;
        }
        Map<TypeVariable<?>, Bound> variables = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            variables.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        for (Field field : looked.fields()) {
            Fault fault = fault(new Bound(field.getGenericType(), variables));
            if (fault != null) {
                return fault.in("." + field.getName());
            }
        }
        return null;
    }
}
