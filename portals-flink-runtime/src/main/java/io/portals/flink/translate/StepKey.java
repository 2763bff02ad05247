package io.portals.flink.translate;

import io.portals.api.Fn;
import io.portals.flink.task.TaskException;
import org.apache.flink.api.java.functions.KeySelector;

/** A keyBy's function as Flink's key selector. */
record StepKey(String path, Fn<Object, Object> keyOf) implements KeySelector<Object, Object> {
    @Override
    public Object getKey(Object event) {
        Object key;
        try {
            key = keyOf.apply(event);
        } catch (Exception e) {
            throw TaskException.ofStep(path, event, e);
        }
        if (key == null) {
            throw TaskException.ofStep(
                    path,
                    event,
                    new NullPointerException(
                            "gives the key null; filter such events out before, or give them a key of their own"));
        }
        return key;
    }
}
