package io.portals.api.check;

import io.portals.api.AtomicStream;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A reference to a stream names one that exists, with its type. */
final class StreamsResolve implements LaunchRule {
    @Override
    public void check(Registry registry, Consumer<Problem> problems) {
        registry.steps().values().forEach(step -> {
            if (step instanceof Step.Source source) {
                resolve(registry, source.path(), "reads", source.stream(), problems);
            }
        });
        for (ApplicationGraph application : registry.applications()) {
            for (ApplicationGraph.Split split : application.splits()) {
                resolve(registry, split.splitter().path(), "splits", split.from(), problems);
            }
            for (ApplicationGraph.Connection connection : application.connections()) {
                String where = "/" + application.name() + ": the connection to "
                        + connection.to().path();
                resolve(registry, where, "connects", connection.from(), problems);
                resolve(registry, where, "names", connection.to(), problems);
            }
        }
    }

    private static void resolve(
            Registry registry, String where, String verb, AtomicStream<?> reference, Consumer<Problem> problems) {
        AtomicStream<?> found = registry.streams().get(reference.path());
        if (found == null) {
            problems.accept(new Problem(
                    where,
                    verb + " " + reference.path() + ", which does not exist",
                    "launch the application that has it, or mend the path; there are: " + named(registry)));
            return;
        }
        if (reference.type().differsFrom(found.type())) {
            problems.accept(new Problem(
                    where,
                    verb + " " + reference.path() + " as " + reference.type() + ", but its events are " + found.type(),
                    "use the type of the stream"));
        }
    }

    private static String named(Registry registry) {
        List<String> paths = new ArrayList<>();
        registry.streamsOfEvents().forEach(stream -> paths.add(stream.path()));
        return paths.isEmpty() ? "none" : String.join(", ", paths);
    }
}
