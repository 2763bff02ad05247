package io.portals.api;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A type, said once where Java erases it.
 *
 * <pre>{@code
 * Type<String> word = Type.of(String.class);
 * Type<List<String>> words = new Type<List<String>>() {};
 * Type<Object> messages = Type.oneOf(Increment.class, Read.class);
 * Type<Either<Order, User>> joined = Type.either(Type.of(Order.class), Type.of(User.class));
 * Type<Addressed<Object>> letters = Type.parameterized(Addressed.class, messages);
 * }</pre>
 *
 * <p>A type is only a token here: a runtime reads it and finds the serializer that belongs to it.
 *
 * @param <T> the type
 */
public abstract class Type<T> implements Serializable {

    /** For generic types: {@code new Type<List<String>>() {}}. */
    protected Type() {}

    /**
     * The type of a class without type parameters.
     *
     * @throws IllegalArgumentException for a primitive class, whose wrapper is meant
     */
    public static <T> Type<T> of(Class<T> type) {
        Objects.requireNonNull(type, "type");
        if (type.isPrimitive()) {
            throw new IllegalArgumentException(
                    "Type.of(" + type + "): events and state are objects; use the wrapper class instead");
        }
        return new Plain<>(type);
    }

    /**
     * An open sum: a value of this type is an instance of one of the variants. For what a sealed interface cannot close,
     * such as the messages of many kinds of actors. A variant's tag is derived from its class name: variants may be added and
     * reordered.
     *
     * @throws IllegalArgumentException without variants, or when one is named twice
     */
    @SafeVarargs
    public static <T> Type<T> oneOf(Class<? extends T>... variants) {
        if (variants.length == 0) {
            throw new IllegalArgumentException("Type.oneOf(): name at least one variant");
        }
        Set<Class<? extends T>> distinct = new LinkedHashSet<>();
        for (Class<? extends T> variant : variants) {
            if (!distinct.add(Objects.requireNonNull(variant, "variant"))) {
                throw new IllegalArgumentException("Type.oneOf(): " + variant.getName() + " is named twice");
            }
        }
        return new OneOf<>(List.copyOf(distinct));
    }

    /** A value of the one type or of the other, told apart by its place: both may be the same. */
    public static <L, R> Type<Either<L, R>> either(Type<L> left, Type<R> right) {
        return parameterized(Either.class, left, right);
    }

    /**
     * A generic record or sealed interface whose type arguments are not Java types only, but an open sum, say: for what can be
     * written as {@code new Type<Box<String>>() {}}, that is shorter.
     *
     * <pre>{@code
     * record Addressed<M>(String to, M message) {}
     * Type<Addressed<Object>> letters = Type.parameterized(Addressed.class, Type.oneOf(Increment.class, Read.class));
     * }</pre>
     *
     * @param arguments one for each type parameter of the class, in their order
     * @throws IllegalArgumentException without arguments
     */
    public static <T> Type<T> parameterized(Class<? super T> generic, Type<?>... arguments) {
        Objects.requireNonNull(generic, "generic");
        if (arguments.length == 0) {
            throw new IllegalArgumentException("Type.parameterized(" + generic.getName()
                    + "): say what its type parameters stand for; for a class that has none use Type.of");
        }
        for (Type<?> argument : arguments) {
            Objects.requireNonNull(argument, "argument");
        }
        return new Parameterized<>(generic, List.of(arguments));
    }

    /**
     * Whether this and the other are known to be different. Types that were made by {@link #of}, {@link #oneOf}, {@link #either} or
     * {@link #parameterized} are compared here; of the others only a runtime with reflection on generics can tell.
     */
    public boolean differsFrom(Type<?> other) {
        if (this instanceof Parameterized<?> one && other instanceof Parameterized<?> that) {
            return one.generic != that.generic || one.argumentsDifferFrom(that);
        }
        return known() && other.known() && !equals(other);
    }

    /**
     * Whether both are known to be the same: made by {@link #of} or {@link #oneOf} from the same classes, by {@link #either} or
     * {@link #parameterized} from such, or by the same
     * {@code new Type<...>() {}} of the source. Two of those are different values, whatever their parameters: keep the type
     * in a constant.
     */
    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass();
    }

    @Override
    public int hashCode() {
        return getClass().getName().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getName();
    }

    private boolean known() {
        return this instanceof Plain || this instanceof OneOf || this instanceof Parameterized;
    }

    /** The type of a class. */
    public static final class Plain<T> extends Type<T> {
        private final Class<T> type;

        private Plain(Class<T> type) {
            this.type = type;
        }

        public Class<T> type() {
            return type;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Plain<?> that && type.equals(that.type);
        }

        @Override
        public int hashCode() {
            return type.getName().hashCode();
        }

        @Override
        public String toString() {
            return type.getName();
        }
    }

    /** An open sum. */
    public static final class OneOf<T> extends Type<T> {
        private final List<Class<? extends T>> variants;

        private OneOf(List<Class<? extends T>> variants) {
            this.variants = variants;
        }

        public List<Class<? extends T>> variants() {
            return variants;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OneOf<?> that
                    && new LinkedHashSet<>(variants).equals(new LinkedHashSet<>(that.variants));
        }

        @Override
        public int hashCode() {
            int hash = 0;
            for (Class<? extends T> variant : variants) {
                hash += variant.getName().hashCode();
            }
            return hash;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("oneOf(");
            for (Class<? extends T> variant : variants) {
                text.append(text.length() == 6 ? "" : ", ").append(variant.getName());
            }
            return text.append(')').toString();
        }
    }

    /** A generic class, and what its type parameters stand for. */
    public static final class Parameterized<T> extends Type<T> {
        private final Class<? super T> generic;
        private final List<Type<?>> arguments;

        private Parameterized(Class<? super T> generic, List<Type<?>> arguments) {
            this.generic = generic;
            this.arguments = arguments;
        }

        /** The class without its arguments. */
        public Class<? super T> generic() {
            return generic;
        }

        /** The arguments, in the order of the class's type parameters. */
        public List<Type<?>> arguments() {
            return arguments;
        }

        private boolean argumentsDifferFrom(Parameterized<?> other) {
            for (int i = 0; i < arguments.size() && i < other.arguments.size(); i++) {
                if (arguments.get(i).differsFrom(other.arguments.get(i))) {
                    return true;
                }
            }
            return arguments.size() != other.arguments.size();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Parameterized<?> that
                    && generic == that.generic
                    && arguments.equals(that.arguments);
        }

        @Override
        public int hashCode() {
            return 31 * generic.getName().hashCode() + arguments.hashCode();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(generic.getName()).append('<');
            for (int i = 0; i < arguments.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(arguments.get(i));
            }
            return text.append('>').toString();
        }
    }
}
