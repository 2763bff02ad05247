package io.portals.api;

import java.util.Objects;

/**
 * A value of one type or of another, which need not have anything in common: what a join handles ({@link Flow#join}).
 *
 * <pre>{@code
 * Type<Either<Order, User>> type = Type.either(Type.of(Order.class), Type.of(User.class));
 * }</pre>
 *
 * @param <L> the one type
 * @param <R> the other
 */
public sealed interface Either<L, R> {

    /** A value of the one type. */
    record Left<L, R>(L value) implements Either<L, R> {
        public Left {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A value of the other. */
    record Right<L, R>(R value) implements Either<L, R> {
        public Right {
            Objects.requireNonNull(value, "value");
        }
    }
}
