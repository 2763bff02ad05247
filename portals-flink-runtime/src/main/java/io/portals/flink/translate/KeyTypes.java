package io.portals.flink.translate;

import io.portals.api.Type;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.api.graph.Step;
import io.portals.flink.plan.Vertex;
import io.portals.flink.types.PortalsTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** The type of Flink's key in a core: that of all keyBys; where they have several, Flink's key is one of a sum. */
public final class KeyTypes {
    private KeyTypes() {}

    /**
     * The one of a core.
     *
     * @throws InvalidApplicationException if there are several, and one is generic, so that its values do not tell it
     */
    public static TypeInformation<?> of(Vertex.Core core) {
        List<Type<?>> keys = new ArrayList<>();
        for (Step step : core.steps().values()) {
            if (step instanceof Step.KeyBy keyBy
                    && keys.stream().noneMatch(key -> PortalsTypes.sameType(key, keyBy.key()))) {
                keys.add(keyBy.key());
            }
        }
        if (keys.isEmpty()) {
            return Types.STRING; // no task is in it
        }
        return keys.size() == 1 ? PortalsTypes.of(keys.get(0)) : PortalsTypes.of(sum(core.id(), keys));
    }

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
