package io.portals.playground.script;

import io.portals.api.KeyedPortal;

/** A portal: its requests and replies are values. */
public final class ScriptPortal {
    private final KeyedPortal<Key, Keyed, Keyed> portal;
    private final Function keyOf;

    /** @param keyOf the key under which a request is handled; null for that of the request itself */
    ScriptPortal(String path, Function keyOf) {
        this.portal = KeyedPortal.at(path, Keyed.class, Keyed.class, Key.class, Keyed::key);
        this.keyOf = keyOf;
    }

    public String path() {
        return portal.path();
    }

    KeyedPortal<Key, Keyed, Keyed> portal() {
        return portal;
    }

    Keyed request(Object value) {
        return keyOf == null ? Keyed.byItself(value) : Keyed.by(keyOf.apply(value), value);
    }
}
