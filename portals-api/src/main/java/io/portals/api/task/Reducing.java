package io.portals.api.task;

import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import java.io.Serializable;
import java.util.Objects;

/**
 * A value for each key that is what all values that were added to it are together.
 *
 * <pre>{@code
 * static final Reducing<Long> LONGEST = Reducing.of("longest", Long.class, Math::max);
 * public Uses uses() { return Uses.state(LONGEST.state()); }
 * public void process(String word, TaskContext<Long> ctx) { ctx.emit(LONGEST.add((long) word.length(), ctx)); }
 * }</pre>
 *
 * @param <V> the type of the values
 */
public final class Reducing<V> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Makes one value of two. It must be associative: (a b) c is a (b c). */
    @FunctionalInterface
    public interface Reduction<V> extends Serializable {
        V reduce(V value, V added);
    }

    private final PerKey<V> value;
    private final Reduction<V> reduction;

    private Reducing(PerKey<V> value, Reduction<V> reduction) {
        this.value = value;
        this.reduction = Objects.requireNonNull(reduction, "reduction");
    }

    /** @param name of the state, as of other handles */
    public static <V> Reducing<V> of(String name, Class<V> type, Reduction<V> reduction) {
        return of(name, Type.of(type), reduction);
    }

    /** As {@link #of(String, Class, Reduction)}, for generic types. */
    public static <V> Reducing<V> of(String name, Type<V> type, Reduction<V> reduction) {
        return new Reducing<>(State.perKey(name, type), reduction);
    }

    /** The state in which it is, which the task declares. */
    public PerKey<V> state() {
        return value;
    }

    /** Adds a value; the first of a key is kept as it is. Returns what they are together. */
    public V add(V added, TaskContext<?> ctx) {
        Objects.requireNonNull(added, () -> ctx.path() + ": what is added to state \"" + value.name() + "\" is null");
        V before = ctx.get(value);
        V after = before == null ? added : reduction.reduce(before, added);
        ctx.set(value, after);
        return after;
    }

    /** What the values of the key are together, or null if there is none. */
    public V get(TaskContext<?> ctx) {
        return ctx.get(value);
    }

    /** Removes what the key has. */
    public void clear(TaskContext<?> ctx) {
        ctx.clear(value);
    }
}
