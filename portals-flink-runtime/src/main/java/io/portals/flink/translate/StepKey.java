package io.portals.flink.translate;

import io.portals.api.Fn;
import org.apache.flink.api.java.functions.KeySelector;

/** A keyBy's function as Flink's key selector. */
record StepKey(String path, Fn<Object, Object> keyOf) implements KeySelector<Object, Object> {
    @Override
    public Object getKey(Object event) {
        Object key = keyOf.apply(event);
        if (key == null) {
            throw new NullPointerException(path + ": gives the key null for " + event
                    + "; filter such events out before, or give them a key of their own");
        }
        return key;
    }
}
