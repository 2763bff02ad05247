package io.portals.flink.translate;

import io.portals.api.Type;
import io.portals.api.task.DeadLetter;
import io.portals.flink.plan.DeadLetters;
import io.portals.flink.types.PortalsTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Flink's type information of the applications' types, each made once. */
final class StepTypes {
    private final Map<Type<?>, TypeInformation<Object>> known = new HashMap<>();
    private final Set<Class<?>> opaque;

    StepTypes(Set<Class<?>> opaque) {
        this.opaque = opaque;
    }

    /** The side output of what a step sets aside. */
    OutputTag<Object> lettersOf(String step) {
        return new OutputTag<>(DeadLetters.of(step), of(Type.of(DeadLetter.class)));
    }

    @SuppressWarnings("unchecked") // events are objects to the translation
    TypeInformation<Object> of(Type<?> type) {
        return known.computeIfAbsent(type, missing -> (TypeInformation<Object>) PortalsTypes.of(missing, opaque));
    }
}
