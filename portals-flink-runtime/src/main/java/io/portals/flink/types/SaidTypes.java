package io.portals.flink.types;

import com.google.common.reflect.TypeToken;
import io.portals.api.Type;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@link Type} says, in terms of Java's reflection: which knows no open sums, so that there is a type for them here. Two such
 * types are equal if they are the same type, wherever they were said.
 */
final class SaidTypes {
    private SaidTypes() {}

    static java.lang.reflect.Type reflected(Type<?> type) {
        if (type instanceof Type.Plain<?> plain) {
            return plain.type();
        }
        if (type instanceof Type.OneOf<?> open) {
            return new OpenSum(List.copyOf(open.variants()));
        }
        if (type instanceof Type.Parameterized<?> generic) {
            return new Applied(generic.generic(), arguments(generic));
        }
        return TypeToken.of(type.getClass())
                .resolveType(Type.class.getTypeParameters()[0])
                .getType();
    }

    private static List<java.lang.reflect.Type> arguments(Type.Parameterized<?> type) {
        int parameters = type.generic().getTypeParameters().length;
        if (parameters != type.arguments().size()) {
            throw new UnsupportedTypeException(
                    type.toString(),
                    type.generic().getName() + " has " + parameters + " type parameters, and was given "
                            + type.arguments().size() + " arguments",
                    "Give Type.parameterized(..) one for each");
        }
        return type.arguments().stream().map(SaidTypes::reflected).toList();
    }

    /**
     * An open sum. To Guava, which resolves what is around it and knows no types but Java's, it is a type variable without bounds: that
     * it leaves as it is.
     */
    record OpenSum(List<Class<?>> variants) implements TypeVariable<Class<Object>> {
        @Override
        public String getName() {
            return variants.stream().map(Class::getName).collect(Collectors.joining(", ", "oneOf(", ")"));
        }

        @Override
        public java.lang.reflect.Type[] getBounds() {
            return new java.lang.reflect.Type[0];
        }

        @Override
        public AnnotatedType[] getAnnotatedBounds() {
            return new AnnotatedType[0];
        }

        @Override
        public Class<Object> getGenericDeclaration() {
            return Object.class;
        }

        @Override
        public <A extends Annotation> A getAnnotation(Class<A> annotation) {
            return null;
        }

        @Override
        public Annotation[] getAnnotations() {
            return new Annotation[0];
        }

        @Override
        public Annotation[] getDeclaredAnnotations() {
            return getAnnotations();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OpenSum that && new HashSet<>(variants).equals(new HashSet<>(that.variants));
        }

        @Override
        public int hashCode() {
            return new HashSet<>(variants).hashCode();
        }

        @Override
        public String toString() {
            return getName();
        }
    }

    /** A generic class with its arguments; equal to those that Java makes. */
    private record Applied(Class<?> generic, List<java.lang.reflect.Type> arguments) implements ParameterizedType {
        @Override
        public java.lang.reflect.Type[] getActualTypeArguments() {
            return arguments.toArray(new java.lang.reflect.Type[0]);
        }

        @Override
        public java.lang.reflect.Type getRawType() {
            return generic;
        }

        @Override
        public java.lang.reflect.Type getOwnerType() {
            return generic.getDeclaringClass();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ParameterizedType that
                    && generic.equals(that.getRawType())
                    && arguments.equals(List.of(that.getActualTypeArguments()));
        }

        @Override
        public int hashCode() { // as Java's
            int owner = generic.getDeclaringClass() == null
                    ? 0
                    : generic.getDeclaringClass().hashCode();
            return Arrays.hashCode(getActualTypeArguments()) ^ owner ^ generic.hashCode();
        }

        @Override
        public String toString() {
            return Stream.of(getActualTypeArguments())
                    .map(java.lang.reflect.Type::getTypeName)
                    .collect(Collectors.joining(", ", generic.getName() + "<", ">"));
        }
    }
}
