package io.portals.flink.types;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * How values of a record class are made and taken apart.
 *
 * @param type the record class
 * @param components in the order of the canonical constructor
 * @param constructor the canonical constructor, typed {@code (components...)Record}; what it throws names the record
 * @param accessors of the components, typed {@code (Record)component}
 */
record RecordShape(
        Class<?> type, List<RecordComponent> components, MethodHandle constructor, MethodHandle[] accessors) {

    /** @throws IllegalArgumentException if the class may not be accessed, which only a named module causes */
    static RecordShape of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            // setAccessible: records may be private or nested in private classes.
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            MethodHandle constructor =
                    lookup.unreflectConstructor(canonical).asType(MethodType.methodType(Record.class, types));
            MethodHandle[] accessors = new MethodHandle[components.length];
            for (int i = 0; i < components.length; i++) {
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                accessors[i] = lookup.unreflect(accessor).asType(MethodType.methodType(types[i], Record.class));
            }
            return new RecordShape(type, List.of(components), named(constructor, type), accessors);
        } catch (InaccessibleObjectException | IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "the record " + type.getName() + " cannot be accessed: open its package to Portals ('opens "
                            + type.getPackageName() + ";' in module-info.java)",
                    e);
        }
    }

    int indexOf(String component) {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).getName().equals(component)) {
                return i;
            }
        }
        return -1;
    }

    private static MethodHandle named(MethodHandle constructor, Class<?> type) {
        try {
            MethodHandle refused = MethodHandles.lookup()
                    .findStatic(
                            RecordShape.class,
                            "refused",
                            MethodType.methodType(Record.class, Class.class, Throwable.class))
                    .bindTo(type);
            return MethodHandles.catchException(constructor, Throwable.class, refused);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unused") // by a method handle
    private static Record refused(Class<?> type, Throwable why) {
        if (why instanceof VirtualMachineError error) {
            throw error;
        }
        throw new IllegalStateException(
                "the constructor of the record " + type.getName() + " refused values that were stored or sent: " + why
                        + ". Let the canonical constructor accept whatever an earlier version of it accepted",
                why);
    }
}
