package io.portals.playground.script;

/** What a task does that becomes another one, for each key by itself. */
@FunctionalInterface
public interface Stage {
    /** Handles an event, and says what handles the next one of its key; null if it stays the same. */
    Stage handle(ScriptContext ctx, Object value);
}
