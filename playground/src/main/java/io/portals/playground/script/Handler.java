package io.portals.playground.script;

/** What a task does with a value: an event, or a request. */
@FunctionalInterface
public interface Handler {
    void handle(ScriptContext ctx, Object value);
}
