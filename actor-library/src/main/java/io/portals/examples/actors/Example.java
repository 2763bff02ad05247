package io.portals.examples.actors;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import java.io.IOException;
import java.util.List;

/**
 * A system of actors that comes to an end by itself, and what must have come out of it then. Its sizes are options of the command
 * line: fields with picocli's annotations.
 */
public interface Example extends AutoCloseable {
    /** What it is called on the command line. */
    String name();

    /** @throws UsageException if a size is out of range; nothing has been done then */
    default void checkOptions() {}

    /**
     * Says whether it can be run in a way that the options which all examples have ask for.
     *
     * @throws UsageException if it cannot
     */
    default void checkRun(boolean isLocal, int failures) {}

    /** The actors. */
    ActorSystem system();

    /** What is collected. */
    List<Outlet<?>> outlets();

    /** How many dead letters there must be. */
    default long deadLetters() {
        return 0;
    }

    /** Compares what was collected with what is expected, which is found in another way than the actors do. */
    Verdict check(Results results);

    /** What was measured, in lines, of results that are right. It also writes the files that its options ask for. */
    default List<String> report(Results results) throws IOException {
        return List.of();
    }

    /** Ends what {@link #system} has begun besides the actors. */
    @Override
    default void close() {}
}
