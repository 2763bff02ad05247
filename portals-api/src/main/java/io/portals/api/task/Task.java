package io.portals.api.task;

import io.portals.api.state.Uses;
import java.io.Serializable;

/**
 * A task of a keyed flow. One instance serves many keys: what lasts is in declared state, never in fields. Write it as a
 * record; its components are its configuration.
 *
 * <pre>{@code
 * record CountWords() implements Task<String, WordCount> {
 *   static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);
 *   public Uses uses() { return Uses.state(COUNT); }
 *   public void process(String word, TaskContext<WordCount> ctx) {
 *     ctx.emit(new WordCount(word, ctx.update(COUNT, n -> n + 1)));
 *   }
 * }
 * }</pre>
 *
 * <p>The handlers of one task for one key (events, requests, continuations) never run at the same time. What a handler does is
 * one transaction: input consumed, state changed, events emitted, requests sent commit together or not at all.
 *
 * @param <I> the type of events that it takes
 * @param <O> the type of events that it emits
 */
public interface Task<I, O> extends Serializable {
    /** All that this task may touch. */
    default Uses uses() {
        return Uses.nothing();
    }

    /** Handles one event, under its key. An exception fails the job, which restarts from its last checkpoint. */
    void process(I event, TaskContext<O> ctx);

    /**
     * Runs once for each key that has state, when all bounded inputs have ended, all loops are empty and every ask is resolved.
     * It may emit and ask; the job ends when all of that is at rest again. The key is {@link TaskContext#key}.
     */
    default void onComplete(TaskContext<O> ctx) {}
}
