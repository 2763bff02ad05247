package io.portals.benchmarks;

import io.portals.api.Application;
import io.portals.flink.FlinkRuntime;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Asks and replies per second, beside an acyclic pipeline of three keyBys with the same work on state. */
final class Asks implements Benchmark {
    private static final long ASKS = 2_000_000;

    private record Case(int parallelism, double target) {}

    private static final List<Case> CASES = List.of(new Case(1, 1.4), new Case(2, 1.0));

    @Override
    public String name() {
        return "asks";
    }

    @Override
    public String about() {
        return "asks and replies per second";
    }

    @Override
    public void run(Lab lab) throws Exception {
        Application[] applications = Asking.applications(Asking.Question::of, false);
        long asks = lab.scaled(ASKS);
        for (Case each : CASES) {
            int parallelism = each.parallelism();
            lab.report().section("ask and reply, parallelism " + parallelism);
            List<Rates> rates = lab.alternate(
                    program("Portals", parallelism, asks, environment -> portals(environment, asks, applications)),
                    flink("Flink, three keyBys", parallelism, asks, ThreeKeyBys.Pending.WAITS, false),
                    flink("the same, Portals' serializers", parallelism, asks, ThreeKeyBys.Pending.WAITS, true),
                    flink("the same, entry removed at once", parallelism, asks, ThreeKeyBys.Pending.AT_ONCE, false));
            rates.forEach(one -> lab.report().rates(one, "asks"));
            lab.report().ratio(rates.get(0), rates.get(1), each.target());
            lab.report().ratio(rates.get(0), rates.get(2));
            lab.report().ratio(rates.get(0), rates.get(3));
        }
    }

    private static Program flink(
            String name, int parallelism, long asks, ThreeKeyBys.Pending pending, boolean ownTypes) {
        return program(name, parallelism, asks, environment -> ThreeKeyBys.build(environment, asks, pending, ownTypes));
    }

    private static Program program(
            String name, int parallelism, long asks, Consumer<StreamExecutionEnvironment> build) {
        return new Program(name, parallelism, asks, asks, build);
    }

    private static void portals(StreamExecutionEnvironment environment, long asks, Application[] applications) {
        FlinkRuntime.of(applications)
                .input(Asking.NUMBERS, FlinkJob.source(asks))
                .output(Asking.HEARD, new CountingSink<>())
                .addTo(environment);
    }
}
