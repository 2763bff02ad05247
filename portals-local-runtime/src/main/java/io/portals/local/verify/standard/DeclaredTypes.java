package io.portals.local.verify.standard;

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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what can be changed in a declared type, before there are values. Of interfaces that are not sealed it knows nothing. */
final class DeclaredTypes {

    /** A type, and what its type variables stand for. */
    private record Bound(java.lang.reflect.Type type, Map<TypeVariable<?>, Bound> variables) {}

    /** What is being looked into, from the outside inwards: a type may contain itself. */
    private final Deque<java.lang.reflect.Type> inside = new ArrayDeque<>();

    private DeclaredTypes() {}

    /** A type that only {@link Type} can say, among those of Java. */
    private record Said(Type.Parameterized<?> type) implements java.lang.reflect.Type {
        Class<?> raw() {
            return type.generic();
        }

        /** What its arguments are; one that may be of several classes is none of Java's. */
        List<Bound> arguments() {
            return type.arguments().stream()
                    .map(argument -> new Bound(new Argument(reflected(argument)), Map.of()))
                    .toList();
        }
    }

    /** What a type parameter stands for: one of some types. */
    private record Argument(List<java.lang.reflect.Type> types) implements java.lang.reflect.Type {}

    /** The classes one of which every value of the type has. */
    static List<Class<?>> classes(Type<?> type) {
        return reflected(type).stream().<Class<?>>map(DeclaredTypes::raw).toList();
    }

    /** What {@code T} stands for in a {@code Type<T>}: several types, if it is an open sum. */
    static List<java.lang.reflect.Type> reflected(Type<?> type) {
        if (type instanceof Type.Plain<?> plain) {
            return List.of(plain.type());
        }
        if (type instanceof Type.OneOf<?> open) {
            return List.copyOf(open.variants());
        }
        if (type instanceof Type.Parameterized<?> generic) {
            return List.of(new Said(generic));
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
        if (type instanceof Said said) {
            return said.raw();
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
        if (type instanceof Argument argument) {
            return argument.types().stream()
                    .map(each -> fault(new Bound(each, Map.of())))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
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
        if (bound.type() instanceof Said said) {
            return said.arguments();
        }
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
        Fault variant = raw.isSealed() ? variants(raw, variables(raw, arguments)) : null;
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

    private Fault variants(Class<?> sum, Map<TypeVariable<?>, Bound> variables) {
        for (Class<?> variant : sum.getPermittedSubclasses()) {
            Fault fault = fault(variant, arguments(variant, sum, variables));
            if (fault != null) {
                return fault.in("(" + variant.getSimpleName() + ")");
            }
        }
        return null;
    }

    /** What the type parameters of a variant stand for: what those of the sum do that it hands on. */
    private static List<Bound> arguments(Class<?> variant, Class<?> sum, Map<TypeVariable<?>, Bound> variables) {
        Map<java.lang.reflect.Type, Bound> handedOn = new HashMap<>();
        Stream.concat(Stream.of(variant.getGenericInterfaces()), Stream.ofNullable(variant.getGenericSuperclass()))
                .filter(parent -> parent instanceof ParameterizedType generic && generic.getRawType() == sum)
                .map(ParameterizedType.class::cast)
                .forEach(parent -> {
                    for (int i = 0; i < sum.getTypeParameters().length; i++) {
                        handedOn.put(parent.getActualTypeArguments()[i], variables.get(sum.getTypeParameters()[i]));
                    }
                });
        return Stream.of(variant.getTypeParameters())
                .map(parameter -> handedOn.getOrDefault(parameter, new Bound(Object.class, Map.of())))
                .toList();
    }

    private static Map<TypeVariable<?>, Bound> variables(Class<?> raw, List<Bound> arguments) {
        Map<TypeVariable<?>, Bound> variables = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            variables.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        return variables;
    }

    private Fault fields(Class<?> raw, List<Bound> arguments) {
        if (!(Shapes.of(raw) instanceof Shape.Fields looked)) {
            return null;
        }
        for (Field field : looked.fields()) {
            Fault fault = fault(new Bound(field.getGenericType(), variables(raw, arguments)));
            if (fault != null) {
                return fault.in("." + field.getName());
            }
        }
        return null;
    }
}
