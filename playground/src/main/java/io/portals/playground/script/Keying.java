package io.portals.playground.script;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Gives values their keys, atom by atom. */
final class Keying implements Iterator<List<Keyed>> {
    private final Iterator<List<Object>> atoms;
    private final Iterator<List<Object>> keys;

    /** @param keys null if each value is its own key */
    Keying(Iterator<List<Object>> atoms, Iterator<List<Object>> keys) {
        this.atoms = atoms;
        this.keys = keys;
    }

    @Override
    public boolean hasNext() {
        return atoms.hasNext();
    }

    @Override
    public List<Keyed> next() {
        List<Object> values = atoms.next();
        if (keys == null) {
            return values.stream().map(Keyed::byItself).toList();
        }
        List<Object> own = keys.hasNext() ? keys.next() : List.of();
        if (own.size() != values.size()) {
            throw new IllegalArgumentException(
                    values + " have the keys " + own + "; give each of the generator's events a key, or none of them");
        }
        List<Keyed> keyed = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            keyed.add(Keyed.by(own.get(i), values.get(i)));
        }
        return keyed;
    }
}
