package io.portals.playground.script;

/** What a script does when one of a task's functions has failed. */
@FunctionalInterface
public interface ErrorHandler {
    void handle(ScriptContext ctx, RuntimeException error);
}
