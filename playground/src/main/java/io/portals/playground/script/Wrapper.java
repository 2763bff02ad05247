package io.portals.playground.script;

/** What a script does around what a task does with an event. */
@FunctionalInterface
public interface Wrapper {
    void handle(Handler wrapped, ScriptContext ctx, Object value);
}
