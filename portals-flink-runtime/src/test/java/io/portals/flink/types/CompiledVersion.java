package io.portals.flink.types;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
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
            Path sources = Files.createDirectories(
                    Files.createTempDirectory(directory, "version").resolve("evolving"));
            List<String> arguments =
                    new ArrayList<>(List.of("-d", sources.getParent().toString()));
            for (String declaration : declarations) {
                String name = declaration.replaceFirst("(?s)^.*?(record|interface|enum) (\\w+).*", "$2");
                Path source = sources.resolve(name + ".java");
                Files.writeString(source, "package evolving; import java.util.*; public " + declaration);
                arguments.add(source.toString());
            }
            int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (result != 0) {
                throw new IllegalArgumentException("does not compile: " + List.of(declarations));
            }
            URL[] urls = {sources.getParent().toUri().toURL()};
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
