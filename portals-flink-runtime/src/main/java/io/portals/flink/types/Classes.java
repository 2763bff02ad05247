package io.portals.flink.types;

import java.util.Optional;

/** Classes by their names, which may have gone since the names were written. */
final class Classes {

    private Classes() {}

    static Optional<Class<?>> find(String name, ClassLoader classLoader) {
        try {
            return Optional.of(Class.forName(name, false, classLoader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
