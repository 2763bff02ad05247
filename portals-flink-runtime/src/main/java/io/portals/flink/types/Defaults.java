package io.portals.flink.types;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a component holds that was added to a record after the value was written. */
final class Defaults {

    private Defaults() {}

    static Object of(Class<?> type) {
        if (type.isPrimitive()) {
            return ofPrimitive(type);
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == List.class || type == Collection.class) {
            return List.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        return type == Map.class ? Map.of() : null;
    }

    private static Object ofPrimitive(Class<?> type) {
        return switch (type.descriptorString().charAt(0)) {
            case 'Z' -> false;
            case 'B' -> (byte) 0;
            case 'S' -> (short) 0;
            case 'C' -> (char) 0;
            case 'I' -> 0;
            case 'J' -> 0L;
            case 'F' -> 0f;
            default -> 0d;
        };
    }
}
