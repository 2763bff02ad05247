package io.portals.flink.translate;

import io.portals.api.Type;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.flink.types.PortalsTypes;
import java.util.List;

/** Where the tasks of one core have keys of several types: Flink's key is then one of a sum. */
final class KeyTypes {
    private KeyTypes() {}

    /** @throws InvalidApplicationException if a key type is generic, so that its values do not tell it */
    @SuppressWarnings("unchecked") // an array of classes
    static Type<Object> sum(String core, List<Type<?>> keys) {
        List<String> names = keys.stream().map(PortalsTypes::nameOf).toList();
        Class<?>[] variants = new Class<?>[keys.size()];
        for (int i = 0; i < variants.length; i++) {
            String name = names.get(i);
            variants[i] = PortalsTypes.classOf(keys.get(i))
                    .orElseThrow(() -> new InvalidApplicationException(List.of(new Problem(
                            core,
                            "joins tasks whose keys are of several types, " + String.join(", ", names) + ", and " + name
                                    + " is not a class",
                            "wrap that key in a record"))));
        }
        return Type.oneOf((Class<Object>[]) variants);
    }
}
