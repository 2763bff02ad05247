package io.portals.flink.translate;

import io.portals.api.Type;
import io.portals.flink.types.PortalsTypes;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Flink's type information of the applications' types, each made once. */
final class StepTypes {
    private final Map<Type<?>, TypeInformation<Object>> known = new HashMap<>();

    @SuppressWarnings("unchecked") // events are objects to the translation
    TypeInformation<Object> of(Type<?> type) {
        return known.computeIfAbsent(type, missing -> (TypeInformation<Object>) PortalsTypes.of(missing));
    }
}
