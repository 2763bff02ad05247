package io.portals.local.verify.standard;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the values of one class consist of, as far as it has to be looked at. */
interface Shape {
    /** Nothing in it can be changed. */
    Shape SOUND = (value, depth) -> null;

    /** A collection that cannot be changed, of what perhaps can. */
    Shape ELEMENTS = Shape::faultOfElements;

    /** A map that cannot be changed, of what perhaps can. */
    Shape ENTRIES = Shape::faultOfEntries;

    /** A map's entry that cannot be changed, of what perhaps can. */
    Shape ENTRY = Shape::faultOfEntry;

    /** An {@code Optional} of what perhaps can be changed. */
    Shape OPTIONAL = Shape::faultOfOptional;

    /**
     * What is wrong with a value of the class, or null.
     *
     * @param depth how deep in a value its parts are
     */
    Fault fault(Object value, int depth);

    /** Every value is wrong. */
    record Refused(Fault fault) implements Shape {
        @Override
        public Fault fault(Object value, int depth) {
            return fault;
        }
    }

    /**
     * A record, or another class whose fields are final.
     *
     * @param fields those that may hold what can be changed
     */
    record Fields(List<Field> fields) implements Shape {
        @Override
        public Fault fault(Object value, int depth) {
            for (Field field : fields) {
                Fault fault = Shapes.fault(get(field, value), depth);
                if (fault != null) {
                    return fault.in("." + field.getName());
                }
            }
            return null;
        }

        private static Object get(Field field, Object value) {
            try {
                return field.get(value);
            } catch (IllegalAccessException e) {
                throw new AssertionError(field + " was made accessible", e);
            }
        }
    }

    private static Fault faultOfElements(Object value, int depth) {
        int index = 0;
        for (Object element : (Collection<?>) value) {
            Fault fault = Shapes.fault(element, depth);
            if (fault != null) {
                return fault.in(value instanceof List ? "[" + index + "]" : "[]");
            }
            index++;
        }
        return null;
    }

    private static Fault faultOfEntries(Object value, int depth) {
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            Fault fault = faultOfEntry(entry, depth);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static Fault faultOfEntry(Object value, int depth) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
        Fault key = Shapes.fault(entry.getKey(), depth);
        if (key != null) {
            return key.in("[key]");
        }
        Fault held = Shapes.fault(entry.getValue(), depth);
        return held == null ? null : held.in("[value]");
    }

    private static Fault faultOfOptional(Object value, int depth) {
        Fault fault = Shapes.fault(((Optional<?>) value).orElse(null), depth);
        return fault == null ? null : fault.in("?");
    }
}
