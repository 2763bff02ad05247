package io.portals.playground.script;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/** Numbers as values, from one to before another. */
final class Numbers implements Iterator<Keyed> {
    private final long end;
    private final LongFunction<Object> number;
    private long next;

    Numbers(long from, long end, LongFunction<Object> number) {
        this.next = from;
        this.end = end;
        this.number = number;
    }

    @Override
    public boolean hasNext() {
        return next < end;
    }

    @Override
    public Keyed next() {
        if (next >= end) {
            throw new NoSuchElementException();
        }
        return Keyed.byItself(number.apply(next++));
    }
}
