package io.portals.flink.types;

import java.io.Serializable;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * One component of a record as it is written.
 *
 * @param name the component's name, by which versions of a record are matched
 * @param kind {@link #REFERENCE}, or the descriptor of a primitive type ({@code J} for {@code long})
 * @param serializer of the values; of the wrapper class for a primitive
 */
record RecordSlot(String name, char kind, TypeSerializer<Object> serializer) implements Serializable {

    static final char REFERENCE = 'L';

    @SuppressWarnings("unchecked")
    static RecordSlot of(String name, Class<?> type, TypeSerializer<?> serializer) {
        return new RecordSlot(name, kindOf(type), (TypeSerializer<Object>) serializer);
    }

    @SuppressWarnings("unchecked")
    RecordSlot with(TypeSerializer<?> replacement) {
        return new RecordSlot(name, kind, (TypeSerializer<Object>) replacement);
    }

    boolean isReference() {
        return kind == REFERENCE;
    }

    Class<?> carrier() {
        return switch (kind) {
            case 'Z' -> boolean.class;
            case 'B' -> byte.class;
            case 'S' -> short.class;
            case 'C' -> char.class;
            case 'I' -> int.class;
            case 'J' -> long.class;
            case 'F' -> float.class;
            case 'D' -> double.class;
            default -> Object.class;
        };
    }

    private static char kindOf(Class<?> type) {
        return type.isPrimitive() ? type.descriptorString().charAt(0) : REFERENCE;
    }
}
