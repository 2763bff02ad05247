package io.portals.examples.actors.queries;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link Queries}: each window of each query has the readings that it must have, whenever the query came and went. */
@Command(
        name = "queries",
        description = "Continuous queries, which are added and removed while readings of sensors come in. A hundred"
                + " queries subscribe to each sensor.")
public final class QueriesExample implements Example {
    @Option(
            names = "--queries",
            paramLabel = "Q",
            defaultValue = "10000",
            description = "How many queries there are. Default: ${DEFAULT-VALUE}.")
    private int queries;

    @Option(
            names = "--hot",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "How many of a hundred sensors measure anything. Default: ${DEFAULT-VALUE}.")
    private int hot;

    @Option(
            names = "--readings",
            paramLabel = "R",
            defaultValue = "60",
            description = "How many readings each of these has. Default: ${DEFAULT-VALUE}.")
    private int readings;

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public void checkOptions() {
        UsageException.checkRange("--queries", queries, 1, 10_000_000);
        UsageException.checkRange("--hot", hot, 1, 100);
        UsageException.checkRange("--readings", readings, 1, 1_000_000);
    }

    private Plan plan() {
        return new Plan(queries, hot, readings);
    }

    @Override
    public ActorSystem system() {
        return Queries.system(plan());
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(Queries.RESULTS, Queries.PARTIALS);
    }

    @Override
    public Verdict check(Results results) {
        Expected expected = new Expected(plan(), results.of(Queries.RESULTS), results.of(Queries.PARTIALS));
        return expected.wrong()
                .map(wrong -> Verdict.wrong(expected.summary(), wrong))
                .orElseGet(() -> Verdict.ok(expected.summary()));
    }
}
