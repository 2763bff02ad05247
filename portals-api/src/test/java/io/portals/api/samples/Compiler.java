package io.portals.api.samples;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The JDK's compiler, on text, with the class path of the tests. Its classes are thrown away. */
final class Compiler {

    /** An error, with short names of classes and single spaces, and its line, counted from 1. */
    record Diagnosis(long line, String message) {}

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();

    /** The errors; none if it compiles. */
    List<Diagnosis> compile(String className, String source) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (JavaFileManager files = new Discarding(javac.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
            boolean compiles = javac.getTask(
                            null,
                            files,
                            diagnostics,
                            List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                            null,
                            List.of(new Text(className, source)))
                    .call();
            List<Diagnosis> errors = diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(error -> new Diagnosis(error.getLineNumber(), inShort(error.getMessage(Locale.ROOT))))
                    .toList();
            if (compiles != errors.isEmpty()) {
                throw new AssertionError("javac failed without an error");
            }
            return errors;
        } catch (java.io.IOException unexpected) {
            throw new java.io.UncheckedIOException(unexpected);
        }
    }

    private static String inShort(String message) {
        return message.replaceAll("\\b(\\w+\\.)+(?=[A-Z])", "").replaceAll("\\s+", " ");
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String className, String source) {
            super(URI.create("text:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    private static final class Discarding extends ForwardingJavaFileManager<StandardJavaFileManager> {
        Discarding(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("discarded:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream();
                }
            };
        }
    }
}
