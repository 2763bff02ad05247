package io.portals.playground.js;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** An iterator of a script, or what has one, as atoms. */
final class JsIterator implements Iterator<List<Object>> {
    private final JSObject iterator;
    private final boolean ofIterators;
    private JSObject next;

    JsIterator(JSObject iterator, String where, boolean ofIterators) {
        if (!isIterable(iterator)) {
            throw new IllegalArgumentException(
                    where + ": gets " + JsValue.kind(iterator)
                            + ", which is no iterator; give one, such as [1, 2][Symbol.iterator]() or what a function* returns");
        }
        this.iterator = iteratorOf(iterator);
        this.ofIterators = ofIterators;
    }

    @JSBody(
            params = "it",
            script = "return it !== undefined && it !== null"
                    + " && (typeof it.next === 'function' || typeof it[Symbol.iterator] === 'function');")
    private static native boolean isIterable(JSObject it);

    @JSBody(params = "it", script = "return typeof it.next === 'function' ? it : it[Symbol.iterator]();")
    private static native JSObject iteratorOf(JSObject it);

    @JSBody(params = "it", script = "return it.next();")
    private static native JSObject next(JSObject it);

    @JSBody(params = "step", script = "return !!step.done;")
    private static native boolean isDone(JSObject step);

    @JSBody(params = "step", script = "return step.value;")
    private static native JSObject value(JSObject step);

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = next(iterator);
        }
        return !isDone(next);
    }

    @Override
    public List<Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        JSObject value = value(next);
        next = null;
        if (!ofIterators) {
            return List.of(JsValue.of(value));
        }
        List<Object> atom = new ArrayList<>();
        new JsIterator(value, "fromIteratorOfIterators", false).forEachRemaining(atom::addAll);
        return atom;
    }
}
