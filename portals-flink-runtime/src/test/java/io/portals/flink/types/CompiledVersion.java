package io.portals.flink.types;

import io.portals.flink.testing.CompiledSources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** One version of a program, compiled at run time and loaded by a class loader of its own. */
final class CompiledVersion {

    private final ClassLoader classLoader;

    private CompiledVersion(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** @param declarations public types of package {@code evolving}, one each, without their {@code public} */
    static CompiledVersion of(Path directory, String... declarations) {
        try {
            Map<String, String> sources = new LinkedHashMap<>();
            for (String declaration : declarations) {
                String name = declaration.replaceFirst("(?s)^.*?(record|interface|enum) (\\w+).*", "$2");
                sources.put(name, "import java.util.*; public " + declaration);
            }
            Path classes = CompiledSources.compile("evolving", sources, directory);
            URL[] urls = {classes.toUri().toURL()};
            return new CompiledVersion(new URLClassLoader(urls, CompiledVersion.class.getClassLoader()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    ClassLoader classLoader() {
        return classLoader;
    }

    Class<? extends Record> record(String name) {
        return type(name).asSubclass(Record.class);
    }

    Class<?> type(String name) {
        try {
            return Class.forName("evolving." + name, true, classLoader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    TypeSerializer<Object> serializer(String name) {
        return Serialized.serializer(type(name));
    }

    Record make(String name, Object... arguments) {
        try {
            return (Record) type(name).getDeclaredConstructors()[0].newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Object constant(String name, String constant) {
        for (Object candidate : type(name).getEnumConstants()) {
            if (candidate.toString().equals(constant)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(constant);
    }
}
