package io.portals.playground.script;

/** What a script does when something has happened. */
@FunctionalInterface
public interface Callback {
    void run(ScriptContext ctx);
}
