package io.portals.local.verify.standard;

import io.portals.api.task.ReplyTo;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Finds the shape of a class, once. */
final class Shapes extends ClassValue<Shape> {
    /** Nobody nests values this deep on purpose; and looking goes no deeper than the stack. */
    private static final int MAX_DEPTH = 500;

    private static final String CHANGEABLE = "which can be changed";
    private static final String MAKE_RECORD = "make it a record of what cannot be changed";

    private static final Shapes ALL = new Shapes();

    /** Immutable, though some have fields that are not final. */
    private static final Set<Class<?>> LEAVES = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            Class.class,
            URI.class,
            Locale.class,
            Currency.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            ReplyTo.class);

    private Shapes() {}

    static Shape of(Class<?> type) {
        return ALL.get(type);
    }

    /** What is wrong with a value, or null. */
    static Fault fault(Object value, int depth) {
        if (value == null) {
            return null;
        }
        if (depth > MAX_DEPTH) {
            return new Fault(
                    "",
                    value.getClass().getTypeName(),
                    "more than " + MAX_DEPTH + " deep in the value",
                    "keep the parts apart, each under an id of its own, and refer to them by id");
        }
        return of(value.getClass()).fault(value, depth + 1);
    }

    /** Whether nothing that is declared as this class can be changed, or have parts that can. */
    static boolean isLeaf(Class<?> declared) {
        return declared.isPrimitive()
                || Enum.class.isAssignableFrom(declared)
                || declared.getPackageName().startsWith("java.time") && Modifier.isFinal(declared.getModifiers())
                || LEAVES.contains(declared) && Modifier.isFinal(declared.getModifiers());
    }

    @Override
    protected Shape computeValue(Class<?> type) {
        if (isLeaf(type) || LEAVES.contains(type) || type.getPackageName().startsWith("java.time")) {
            return Shape.SOUND;
        }
        if (type.isArray()) {
            return refused(type, CHANGEABLE, "give a List, as List.of(...) makes it");
        }
        if (type == Optional.class) {
            return Shape.OPTIONAL;
        }
        if (Unchangeable.isEntry(type)) {
            return Shape.ENTRY;
        }
        if (Unchangeable.isCollection(type)) {
            return Collection.class.isAssignableFrom(type) ? Shape.ELEMENTS : Shape.ENTRIES;
        }
        return byFields(type);
    }

    private static Shape byFields(Class<?> type) {
        List<Field> fields = fields(type);
        for (Field field : fields) {
            if (!Modifier.isFinal(field.getModifiers())) {
                boolean known = isOfTheJdk(field.getDeclaringClass());
                String which = known ? "" : ": its field " + field.getName() + " is not final";
                return refused(type, CHANGEABLE + which, remedy(type));
            }
        }
        if (isOfTheJdk(type) && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))) {
            return refused(type, CHANGEABLE, remedy(type));
        }
        fields.removeIf(field -> isLeaf(field.getType()));
        for (Field field : fields) {
            // Some JVMs let us look into the JDK, and others do not: what is accepted must not depend on it.
            if (isOfTheJdk(field.getDeclaringClass()) || !field.trySetAccessible()) {
                return refused(
                        type,
                        "of which it is not known that it cannot be changed: its field " + field.getName()
                                + " cannot be read",
                        open(field.getDeclaringClass()));
            }
        }
        return fields.isEmpty() ? Shape.SOUND : new Shape.Fields(List.copyOf(fields));
    }

    private static String open(Class<?> type) {
        return isOfTheJdk(type)
                ? "give a record that holds what matters of it"
                : "open its package to Portals ('opens " + type.getPackageName() + ";' in module-info.java)";
    }

    /** Those of its values, with those of superclasses. */
    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }

    /** Sets and maps are not told to be copied by {@code Set.copyOf}, whose order is another in each JVM. */
    private static String remedy(Class<?> type) {
        if (Map.class.isAssignableFrom(type)) {
            return "give Collections.unmodifiableMap(new LinkedHashMap<>(...))";
        }
        if (Set.class.isAssignableFrom(type)) {
            return "give Collections.unmodifiableSet(new LinkedHashSet<>(...))";
        }
        return Collection.class.isAssignableFrom(type) ? "give List.copyOf(...)" : MAKE_RECORD;
    }

    private static Shape refused(Class<?> type, String problem, String remedy) {
        return new Shape.Refused(new Fault("", type.getTypeName(), problem, remedy));
    }
}
