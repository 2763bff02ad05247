package io.portals.flink.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Compiles sources while tests run: other versions of classes that are on the class path. */
public final class CompiledSources {
    private CompiledSources() {}

    /**
     * Compiles one package, against the class path of the tests.
     *
     * @param sources by simple name of the class; without the package's declaration or with it
     * @param directory in which a folder is made for them
     * @return the folder of classes
     * @throws IllegalArgumentException if they do not compile: the message has what the compiler says
     */
    public static Path compile(String packageName, Map<String, String> sources, Path directory) throws IOException {
        Path root = Files.createTempDirectory(directory, "version");
        Path folder = Files.createDirectories(root.resolve(packageName.replace('.', '/')));
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            String text = source.getValue();
            Files.writeString(file, text.startsWith("package ") ? text : "package " + packageName + "; " + text);
            files.add(file.toString());
        }
        StringWriter problems = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        problems,
                        null,
                        null,
                        List.of("-proc:none", "-d", root.toString()),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, null)
                                .getJavaFileObjectsFromStrings(files))
                .call();
        if (!compiled) {
            throw new IllegalArgumentException("does not compile: " + problems);
        }
        return root;
    }
}
