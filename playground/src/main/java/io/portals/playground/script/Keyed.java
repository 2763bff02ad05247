package io.portals.playground.script;

import java.util.Objects;

/** A value of a script with the key under which it is handled: what the streams and portals of scripts carry. */
public final class Keyed {
    private final Object value;
    private final boolean isEnd;

    /** Made when somebody asks for it, if it follows from the value. */
    private Key key;

    private Keyed(Object value, Key key, boolean isEnd) {
        this.value = value;
        this.key = key;
        this.isEnd = isEnd;
    }

    /** A value under itself. */
    static Keyed byItself(Object value) {
        return new Keyed(value, null, false);
    }

    /** A value under another. */
    static Keyed by(Object key, Object value) {
        return new Keyed(value, new Key(key), false);
    }

    static Keyed by(Key key, Object value) {
        return new Keyed(value, key, false);
    }

    /** Says that an atom has ended, to the key of its last event. */
    static Keyed end(Key key) {
        return new Keyed("", key, true);
    }

    public Object value() {
        return value;
    }

    public Key key() {
        if (key == null) {
            key = new Key(value);
        }
        return key;
    }

    boolean isEnd() {
        return isEnd;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Keyed keyed
                && isEnd == keyed.isEnd
                && Objects.equals(value, keyed.value)
                && key().equals(keyed.key());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
