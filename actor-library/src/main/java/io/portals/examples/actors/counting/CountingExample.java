package io.portals.examples.actors.counting;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Differences;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link Counting}, compared with what an array holds. */
@Command(
        name = "counting",
        description = "Virtual actors that are told to count, and asked in the end how far they have come.")
public final class CountingExample implements Example {
    @Option(
            names = "--actors",
            paramLabel = "A",
            defaultValue = "1000",
            description = "How many count. Default: ${DEFAULT-VALUE}.")
    private int counters;

    @Option(
            names = "--messages",
            paramLabel = "M",
            defaultValue = "100000",
            description = "How many increments they get. Default: ${DEFAULT-VALUE}.")
    private long clicks;

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public void checkOptions() {
        UsageException.checkRange("--actors", counters, 1, 10_000_000);
        UsageException.checkRange("--messages", clicks, 0, 1_000_000_000);
    }

    @Override
    public ActorSystem system() {
        return Counting.system(counters, clicks);
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(Counting.COUNTS);
    }

    @Override
    public Verdict check(Results results) {
        long[] sums = new long[counters];
        for (long click = 0; click < clicks; click++) {
            sums[(int) Clicks.counter(click, counters)] += Clicks.worth(click);
        }
        List<Counting.Count> expected = new ArrayList<>();
        for (int counter = 0; counter < counters; counter++) {
            expected.add(new Counting.Count(counter, sums[counter]));
        }
        String result = "counting: " + counters + " counters, " + clicks + " increments, "
                + Arrays.stream(sums).sum() + " in all";
        return Differences.between(results.of(Counting.COUNTS), expected)
                .map(differences -> Verdict.wrong(result, differences))
                .orElse(Verdict.ok(result));
    }
}
