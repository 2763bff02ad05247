package io.portals.flink.types;

import com.google.common.reflect.TypeToken;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.api.java.typeutils.EnumTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;

/** Resolves one type, depth first, remembering which types it is inside. */
final class TypeResolver {

    /** A generic type that contains itself with ever other arguments never repeats; nobody nests one this deep on purpose. */
    private static final int MAX_NESTING = 8;

    private static final String MAKE_SEALED =
            "Make it a sealed interface whose variants are records, or say which classes there are with Type.oneOf(..)";

    private final Deque<Type> inside = new ArrayDeque<>();
    private final Set<Class<?>> opaque;

    /** @param opaque classes that are not looked into */
    TypeResolver(Set<Class<?>> opaque) {
        this.opaque = opaque;
    }

    TypeInformation<?> resolve(Type type, String where) {
        if (type instanceof SaidTypes.OpenSum open) {
            return openSum(open.variants());
        }
        if (type instanceof TypeVariable<?> || type instanceof WildcardType) {
            return resolveUnknown(type, where);
        }
        TypeToken<?> token = TypeToken.of(type);
        Class<?> raw = token.getRawType();
        if (opaque.contains(raw)) {
            return new OpaqueTypeInfo<>(raw);
        }
        if (type instanceof GenericArrayType || (raw.isArray() && FlinkTypes.leaf(raw) == null)) {
            TypeToken<?> component = token.getComponentType();
            return ObjectArrayTypeInfo.getInfoFor(resolve(component.getType(), where + "[]"));
        }
        TypeInformation<?> leaf = FlinkTypes.leaf(raw);
        if (leaf != null) {
            return leaf;
        }
        if (type instanceof Class && raw.getTypeParameters().length > 0 && !StandardTypeInfo.isOfAnyArguments(raw)) {
            throw new UnsupportedTypeException(
                    where,
                    raw.getName() + " lacks its type arguments",
                    "Say them: 'new Type<" + raw.getSimpleName() + "<...>>() {}', or in the component's type");
        }
        if (inside.contains(type) || nesting(raw) >= MAX_NESTING) {
            throw new UnsupportedTypeException(
                    where,
                    root(raw) + " contains itself",
                    "Keep the parts apart, each under an id of its own, and refer to them by id; or flatten them into a list");
        }
        inside.push(type);
        try {
            return resolveKnown(token, raw, where);
        } finally {
            inside.pop();
        }
    }

    private long nesting(Class<?> raw) {
        boolean ours = raw.isRecord() || raw.isSealed();
        return !ours
                ? 0
                : inside.stream()
                        .filter(outer -> TypeToken.of(outer).getRawType() == raw)
                        .count();
    }

    /** By its bound: {@code ? extends Order} is an order, if orders are final or sealed. */
    private TypeInformation<?> resolveUnknown(Type type, String where) {
        Type bound = TypeNames.bound(type);
        if (bound == Object.class) {
            throw new UnsupportedTypeException(
                    where,
                    "what " + TypeNames.unknown(type) + " stands for is not known",
                    "Say the type argument where the type is given: 'new Type<...>() {}'");
        }
        return resolve(bound, where);
    }

    private TypeInformation<?> resolveKnown(TypeToken<?> token, Class<?> raw, String where) {
        if (raw.isAnnotationPresent(TypeInfo.class)) {
            return FlinkTypes.extract(token.getType(), where);
        }
        if (raw.isEnum()) {
            return enumOf(raw);
        }
        if (StandardTypeInfo.isOfAnyArguments(raw)) {
            return StandardTypeInfo.of(raw, List.of());
        }
        if (StandardTypeInfo.arityOf(raw) >= 0) {
            return StandardTypeInfo.of(raw, arguments(token, raw, where));
        }
        if (raw.isRecord()) {
            return record(token, raw, where);
        }
        if (raw.isSealed()) {
            Map<Class<?>, TypeInformation<?>> variants = new LinkedHashMap<>();
            addVariants(token, raw, where, variants);
            return sum(raw.getName(), raw, variants.values(), where);
        }
        return other(token, raw, where);
    }

    private List<TypeInformation<?>> arguments(TypeToken<?> token, Class<?> raw, String where) {
        List<TypeInformation<?>> arguments = new ArrayList<>();
        TypeVariable<?>[] parameters = raw.getTypeParameters();
        for (int i = 0; i < parameters.length; i++) {
            Type argument = token.resolveType(parameters[i]).getType();
            arguments.add(resolve(argument, TypeNames.part(where, raw, i)));
        }
        return arguments;
    }

    private TypeInformation<?> record(TypeToken<?> token, Class<?> raw, String where) {
        int references = 0;
        int words = 0;
        List<RecordTypeInfo.Component> components = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            Type type = token.resolveType(component.getGenericType()).getType();
            TypeInformation<?> info = resolve(type, TypeNames.component(where, component.getName()));
            components.add(new RecordTypeInfo.Component(component.getName(), component.getType(), info));
            references += component.getType().isPrimitive() ? 0 : 1;
            words += component.getType() == long.class || component.getType() == double.class ? 2 : 1;
        }
        if (references > RecordCode.MAX_REFERENCES || words > RecordCode.MAX_WORDS) {
            throw new UnsupportedTypeException(
                    where,
                    "the record " + raw.getName() + " has more than " + RecordCode.MAX_REFERENCES
                            + " components that are references, or more than " + RecordCode.MAX_WORDS + " words",
                    "Group some of its components in records of their own");
        }
        try {
            RecordShape.of(raw);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTypeException(where, e.getMessage(), "Or move it to a package that is open", e);
        }
        return new RecordTypeInfo<>(raw, components);
    }

    // ------------------------------------------------------------------------------------------------ sums

    private TypeInformation<?> openSum(List<Class<?>> classes) {
        String name = SumTypeInfo.openName(classes.stream().map(Class::getName).toList());
        Map<Class<?>, TypeInformation<?>> variants = new LinkedHashMap<>();
        for (Class<?> variant : classes) {
            addVariant(TypeToken.of(variant), variant, name, variants);
        }
        return sum(name, Object.class, variants.values(), name);
    }

    private void addVariants(
            TypeToken<?> token, Class<?> raw, String where, Map<Class<?>, TypeInformation<?>> variants) {
        if (!Modifier.isAbstract(raw.getModifiers())) {
            throw new UnsupportedTypeException(
                    where,
                    "the sealed class " + raw.getName() + " is a variant of itself, as it is not abstract",
                    "Make it abstract, or an interface");
        }
        for (Class<?> variant : raw.getPermittedSubclasses()) {
            addVariant(subtype(token, variant), variant, where, variants);
        }
    }

    private void addVariant(
            TypeToken<?> token, Class<?> variant, String where, Map<Class<?>, TypeInformation<?>> variants) {
        String inner = TypeNames.variant(where, variant);
        // An enum whose constants have bodies is sealed, too.
        if (variant.isSealed() && !variant.isEnum() && !variant.isAnnotationPresent(TypeInfo.class)) {
            addVariants(token, variant, inner, variants);
            return;
        }
        if (variant == Object.class || (isOpen(variant) && StandardTypeInfo.arityOf(variant) < 0)) {
            throw new UnsupportedTypeException(
                    inner,
                    "the variant " + variant.getName() + " is not final: its subclasses would be variants, too",
                    "Make it final, a record, or sealed");
        }
        TypeInformation<?> info = resolve(token.getType(), inner);
        variants.put(info.getTypeClass(), info);
    }

    /** Whether there may be subclasses, which a sum, going by the exact class, would not know. */
    private boolean isOpen(Class<?> type) {
        boolean leaf = opaque.contains(type)
                || type.isEnum()
                || FlinkTypes.leaf(type) != null
                || type.isAnnotationPresent(TypeInfo.class);
        return !leaf && !Modifier.isFinal(type.getModifiers());
    }

    private static TypeToken<?> subtype(TypeToken<?> token, Class<?> variant) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        TypeToken<?> subtype = ((TypeToken) token).getSubtype(variant);
        return subtype;
    }

    private static TypeInformation<?> sum(
            String name, Class<?> type, Collection<TypeInformation<?>> variants, String where) {
        try {
            return new SumTypeInfo<>(name, type, List.copyOf(variants));
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTypeException(where, e.getMessage(), "Their tags are hashes of their names", e);
        }
    }

    // ------------------------------------------------------------------------------------------------ others

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TypeInformation<?> enumOf(Class<?> raw) {
        return new EnumTypeInfo(raw);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private TypeInformation<?> other(TypeToken<?> token, Class<?> raw, String where) {
        if (Tuple.class.isAssignableFrom(raw) && raw.getPackage() == Tuple.class.getPackage() && raw != Tuple.class) {
            TypeInformation<?>[] fields = new TypeInformation<?>[raw.getTypeParameters().length];
            for (int i = 0; i < fields.length; i++) {
                Type field = token.resolveType(raw.getTypeParameters()[i]).getType();
                fields[i] = resolve(field, TypeNames.component(where, "f" + i));
            }
            return new TupleTypeInfo(raw, fields);
        }
        if (raw == Object.class) {
            throw new UnsupportedTypeException(where, "java.lang.Object says nothing of what is inside", MAKE_SEALED);
        }
        for (Class<?> collection : List.of(List.class, java.util.Set.class, Map.class, Collection.class)) {
            if (collection.isAssignableFrom(raw)) {
                throw new UnsupportedTypeException(
                        where,
                        raw.getName() + " is one kind of " + collection.getSimpleName(),
                        "Say java.util." + collection.getSimpleName() + ", which is written as it is iterated and read"
                                + " unmodifiable");
            }
        }
        if (raw.isInterface()) {
            throw new UnsupportedTypeException(
                    where,
                    raw.getName() + " is an interface that is not sealed: its values may be of any class",
                    MAKE_SEALED);
        }
        if (Modifier.isAbstract(raw.getModifiers())) {
            throw new UnsupportedTypeException(
                    where, raw.getName() + " is abstract and not sealed: its values may be of any class", MAKE_SEALED);
        }
        return FlinkTypes.extract(token.getType(), where);
    }

    private static String root(Class<?> raw) {
        return (raw.isRecord() ? "the record " : "the type ") + raw.getName();
    }
}
