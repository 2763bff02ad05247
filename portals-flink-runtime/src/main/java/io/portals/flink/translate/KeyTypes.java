package io.portals.flink.translate;

import io.portals.api.Type;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import java.util.List;

/** Where the tasks of one core have keys of several types: Flink's key is then one of a sum. */
final class KeyTypes {
    private KeyTypes() {}

    /** @throws InvalidApplicationException if a key type is generic, so that its values do not tell it */
    @SuppressWarnings("unchecked") // an array of classes
    static Type<Object> sum(String core, List<Type<?>> keys) {
        for (Type<?> key : keys) {
            if (!(key instanceof Type.Plain<?>)) {
                throw new InvalidApplicationException(List.of(new Problem(
                        core,
                        "joins tasks whose keys are of several types, " + keys + ", and " + key + " is not a class",
                        "wrap that key in a record")));
            }
        }
        return Type.oneOf(keys.stream().map(key -> ((Type.Plain<?>) key).type()).toArray(Class[]::new));
    }
}
