package io.portals.api.task;

import io.portals.api.state.PerTask;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A task of an unkeyed flow that is another one with each atom: the first task handles the first atom, the next one the next, and
 * the last one all that come after.
 *
 * <pre>{@code
 * .process("rows", Row.class, AtomSteps.first(new ReadHeader()).withLoop(10, new Preview()).withStep(new ReadRow()))
 * }</pre>
 *
 * <p>On Flink an atom is what an instance gets between two checkpoints, as of {@link FlowTask#onAtomComplete}: which events a
 * task gets depends on when checkpoints are. Each event is handled by just one of the tasks, and none comes to an earlier one
 * than those before it. The tasks share one scope: state of the same name is the same state.
 *
 * @param <I> the type of events that it takes
 * @param <O> the type of events that it emits
 */
public final class AtomSteps<I, O> implements FlowTask<I, O> {
    private static final long serialVersionUID = 1L;

    /** How many atoms are done; after a change of the parallelism those of the instance that is furthest. */
    private static final PerTask<Long> DONE =
            State.perTask("atoms-done", Long.class, 0L, all -> all.stream().reduce(0L, Math::max));

    /** Whether the atom had events; without any it is none. */
    private static final PerTask<Boolean> BEGUN =
            State.perTask("atom-begun", Boolean.class, false, all -> all.contains(true));

    /** @param until how many atoms are done when it is over */
    private record Part<I, O>(FlowTask<? super I, O> task, long until) implements java.io.Serializable {}

    private final ArrayList<Part<I, O>> parts;

    private AtomSteps(List<Part<I, O>> parts) {
        this.parts = new ArrayList<>(parts);
    }

    /** Begins with a task for one atom. */
    public static <I, O> AtomSteps<I, O> first(FlowTask<? super I, O> task) {
        return new AtomSteps<I, O>(List.of()).withStep(task);
    }

    /** Adds a task for one atom. */
    public AtomSteps<I, O> withStep(FlowTask<? super I, O> task) {
        return withLoop(1, task);
    }

    /**
     * Adds a task for a number of atoms.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public AtomSteps<I, O> withLoop(int atoms, FlowTask<? super I, O> task) {
        Objects.requireNonNull(task, "task");
        if (atoms < 1) {
            throw new IllegalArgumentException("withLoop(" + atoms + ", ...): a task handles at least one atom");
        }
        long before = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).until();
        List<Part<I, O>> more = new ArrayList<>(parts);
        more.add(new Part<>(task, before + atoms));
        return new AtomSteps<>(more);
    }

    @Override
    public Uses uses() {
        Uses all = Uses.state(DONE, BEGUN);
        for (Part<I, O> part : parts) {
            all = all.and(part.task().uses());
        }
        return all;
    }

    @Override
    public void process(I event, FlowContext<O> ctx) {
        if (!ctx.get(BEGUN)) {
            ctx.set(BEGUN, true);
        }
        current(ctx).process(event, ctx);
    }

    @Override
    public void onAtomComplete(FlowContext<O> ctx) {
        current(ctx).onAtomComplete(ctx);
        if (ctx.get(BEGUN)) {
            ctx.update(DONE, done -> done + 1);
            ctx.set(BEGUN, false);
        }
    }

    private FlowTask<? super I, O> current(FlowContext<O> ctx) {
        long done = ctx.get(DONE);
        int last = parts.size() - 1;
        for (int i = 0; i < last; i++) {
            if (done < parts.get(i).until()) {
                return parts.get(i).task();
            }
        }
        return parts.get(last).task();
    }
}
