package io.portals.playground.script;

/** What a key has, or a task, by the names that the script gives. */
public interface Values {
    /** The other value, if there is none of that name. */
    Object get(String name, Object otherwise);

    void set(String name, Object value);

    void delete(String name);
}
