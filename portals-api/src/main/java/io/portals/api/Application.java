package io.portals.api;

import io.portals.api.check.InvalidApplicationException;
import io.portals.api.graph.ApplicationGraph;
import java.util.function.Consumer;

/**
 * A named, immutable graph of inputs, generators, sequencers and workflows: a value that can be printed, validated and
 * compared, and that runs unchanged on every runtime.
 *
 * <pre>{@code
 * Application wordCount = Application.named("word-count", app ->
 *     app.workflow("counts", app.input("lines", String.class))
 *         .flatMap(String.class, line -> List.of(line.split("\\s+")))
 *         .keyBy(String.class, word -> word)
 *         .process("count", WordCount.class, new CountWords())
 *         .sink());
 * }</pre>
 */
public final class Application {
    private final ApplicationGraph graph;

    private Application(ApplicationGraph graph) {
        this.graph = graph;
    }

    /**
     * Builds and validates an application.
     *
     * @throws InvalidApplicationException with all problems that can be seen without the other applications; those with
     *     references are found when it is launched
     */
    public static Application named(String name, Consumer<AppBuilder> build) {
        AppBuilder builder = new AppBuilder(name);
        build.accept(builder);
        return new Application(builder.finish());
    }

    public String name() {
        return graph.name();
    }

    public ApplicationGraph graph() {
        return graph;
    }

    /** Compares structure, types and tasks; not the functions of stateless steps, which Java cannot compare. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Application that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return graph.outline();
    }
}
