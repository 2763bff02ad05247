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
        return new EitherOf<>(Objects.requireNonNull(left, "left"), Objects.requireNonNull(right, "right"));
    }

    /**
     * Whether this and the other are known to be different. Types that were made by {@link #of}, {@link #oneOf} or {@link #either}
     * are compared here; of the others only a runtime with reflection on generics can tell.
     */
    public boolean differsFrom(Type<?> other) {
        if (this instanceof EitherOf<?, ?> one && other instanceof EitherOf<?, ?> that) {
            return one.left.differsFrom(that.left) || one.right.differsFrom(that.right);
        }
        return known() && other.known() && !equals(other);
    }

    /**
     * Whether both are known to be the same: made by {@link #of} or {@link #oneOf} from the same classes, by {@link #either}
     * from such, or by the same
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
        return this instanceof Plain || this instanceof OneOf || this instanceof EitherOf;
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

    /** A value of one type or of another. */
    public static final class EitherOf<L, R> extends Type<Either<L, R>> {
        private final Type<L> left;
        private final Type<R> right;

        private EitherOf(Type<L> left, Type<R> right) {
            this.left = left;
            this.right = right;
        }

        public Type<L> left() {
            return left;
        }

        public Type<R> right() {
            return right;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EitherOf<?, ?> that && left.equals(that.left) && right.equals(that.right);
        }

        @Override
        public int hashCode() {
            return 31 * left.hashCode() + right.hashCode();
        }

        @Override
        public String toString() {
            return "either(" + left + ", " + right + ")";
        }
    }
}
