package io.portals.examples.actors.ring;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link Ring}, compared with the remainder of a division. */
@Command(name = "ring", description = "The thread ring: a token goes round a ring of actors, and counts down.")
public final class RingExample implements Example {
    @Option(
            names = "--actors",
            paramLabel = "A",
            defaultValue = "100",
            description = "How many are in the ring. Default: ${DEFAULT-VALUE}.")
    private int members;

    @Option(
            names = "--hops",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How often the token is passed on. Default: ${DEFAULT-VALUE}.")
    private long hops;

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public void checkOptions() {
        UsageException.checkRange("--actors", members, 1, 100_000);
        UsageException.checkRange("--hops", hops, 0, 1_000_000_000);
    }

    @Override
    public ActorSystem system() {
        return Ring.system(members, hops);
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(Ring.LAST);
    }

    @Override
    public Verdict check(Results results) {
        long expected = hops % members + 1;
        List<Long> found = results.of(Ring.LAST);
        String ring = "ring: " + members + " actors, " + hops + " hops, ended by number ";
        return found.equals(List.of(expected))
                ? Verdict.ok(ring + expected)
                : Verdict.wrong(ring + found, "it must be " + expected + ", once");
    }
}
