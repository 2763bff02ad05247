package io.portals.api.task;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of one of several asks: a reply, or a failure.
 *
 * <pre>{@code
 * long known = outcomes.stream().filter(Outcome.Replied.class::isInstance).count();
 * }</pre>
 *
 * @param <R> the type of replies
 * @see TaskContext#askAll
 */
public sealed interface Outcome<R> {
    /** The reply, if there is one. */
    Optional<R> reply();

    /** The failure, if it failed. */
    Optional<PortalFailure> failure();

    /** It was answered. */
    record Replied<R>(R value) implements Outcome<R> {
        public Replied {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Optional<R> reply() {
            return Optional.of(value);
        }

        @Override
        public Optional<PortalFailure> failure() {
            return Optional.empty();
        }
    }

    /** It was not. */
    record Failed<R>(PortalFailure why) implements Outcome<R> {
        public Failed {
            Objects.requireNonNull(why, "why");
        }

        @Override
        public Optional<R> reply() {
            return Optional.empty();
        }

        @Override
        public Optional<PortalFailure> failure() {
            return Optional.of(why);
        }
    }
}
