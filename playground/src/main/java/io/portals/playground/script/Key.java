package io.portals.playground.script;

import java.util.Objects;

/** What an event is handled under: a value of a script. Those are the same whose hash and text are. */
public final class Key {
    private final Object of;
    private final int hash;

    Key(Object of) {
        this.of = of;
        this.hash = Objects.hashCode(of);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key
                && hash == key.hash
                && (Objects.equals(of, key.of) || String.valueOf(of).equals(String.valueOf(key.of)));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return String.valueOf(of);
    }
}
