package io.portals.benchmarks;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.examples.actors.fibonacci.Fibonacci;
import io.portals.examples.actors.pingpong.PingPong;
import io.portals.examples.actors.ring.Ring;
import io.portals.flink.FlinkRuntime;
import io.portals.local.LocalRuntime;
import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Messages of actors, on Flink and in the local runtime: a recursion of which each call is an actor, a token in a ring, pairs that play
 * ping-pong. An application of the benchmark's own starts the actors, and another one looks at what they emit: so the time begins when
 * they do, and ends with the last result.
 */
final class ActorRates implements Benchmark {
    /** With its calls alive at a time, 10,000 or so, in the processor's caches; those of a greater number are not. */
    private static final int SMALL = 20;

    private static final long TIMES = 60;
    private static final int MEMBERS = 100;
    private static final long PAIRS = 100;

    private static final Input<Long> NUMBERS = Input.at("/starts/inputs/numbers", Long.class);
    private static final AtomicStream<Long> STARTS = AtomicStream.at("/starts/workflows/starts/stream", Long.class);
    private static final AtomicStream<Long> ENDS = AtomicStream.at("/ends/workflows/ends/stream", Long.class);

    private final Sizes oneThread;
    private final Sizes twoSubtasks;

    /**
     * How much is done.
     *
     * @param n of the Fibonacci number
     * @param hops of the token
     * @param rounds that each pair plays
     */
    record Sizes(int n, long hops, long rounds) {
        private List<Case> cases(Lab lab) {
            return List.of(
                    fibonacci(lab.quick() ? n - 5 : n, 1), // a tenth of the calls
                    fibonacci(Math.min(n, SMALL), (int) lab.scaled(TIMES)),
                    ring(lab.scaled(hops)),
                    pingPong(lab.scaled(rounds)));
        }
    }

    /** A predicate of what is emitted. */
    private interface Right<T> extends Predicate<T>, Serializable {}

    /**
     * What is measured.
     *
     * @param starts how many actors begin by themselves
     * @param messages that are sent, with those that spawn an actor
     * @param results that come out
     */
    private record Case(String name, long starts, long messages, long results, Application... applications) {}

    ActorRates() {
        this(new Sizes(27, 5_000_000, 20_000), new Sizes(27, 200_000, 5_000));
    }

    /** @param twoSubtasks less, as one token that goes to the other subtask passes an exchange and another thread each time */
    ActorRates(Sizes oneThread, Sizes twoSubtasks) {
        this.oneThread = oneThread;
        this.twoSubtasks = twoSubtasks;
    }

    // ------------------------------------------------------------------------------------------- programs

    private static Case fibonacci(int n, int times) {
        long before = 0;
        long found = 1;
        for (int i = 0; i < n; i++) {
            long next = before + found;
            before = found;
            found = next;
        }
        long expected = before;
        long calls = 2 * found - 1;
        return of(
                "Fibonacci(" + n + ")" + (times == 1 ? "" : ", again and again"),
                1,
                2 * calls * times,
                times,
                Fibonacci.startedBy(STARTS, n, times),
                Fibonacci.RESULT,
                value -> value == expected);
    }

    private static Case ring(long hops) {
        return of(
                "ring of " + MEMBERS + ", one token",
                1,
                hops,
                1,
                Ring.startedBy(STARTS, MEMBERS, hops),
                Ring.LAST,
                last -> last == hops % MEMBERS + 1);
    }

    private static Case pingPong(long rounds) {
        return of(
                "ping-pong, " + PAIRS + " pairs",
                PAIRS,
                2 * PAIRS * rounds,
                2 * PAIRS,
                PingPong.startedBy(STARTS, rounds),
                PingPong.SCORES,
                score -> score.hits() == rounds);
    }

    private static <T> Case of(
            String name,
            long starts,
            long messages,
            long results,
            ActorSystem system,
            Outlet<T> outlet,
            Right<T> isRight) {
        Application first = Application.named("starts", app -> app.workflow("starts", app.input("numbers", Long.class))
                .map(Long.class, ActorRates::begun)
                .sink());
        Application last = Application.named("ends", app -> app.workflow("ends", system.stream(outlet))
                .map(Long.class, result -> ended(name, result, isRight))
                .sink());
        return new Case(name, starts, messages, results, first, system.application(), last);
    }

    private static Long begun(Long number) {
        Meter.begin();
        return number;
    }

    private static <T> Long ended(String name, T result, Right<T> isRight) {
        if (!isRight.test(result)) {
            throw new IllegalStateException(name + ": gave " + result + ", which is wrong");
        }
        return 1L;
    }

    // ------------------------------------------------------------------------------------------- the benchmark

    @Override
    public String name() {
        return "actors";
    }

    @Override
    public String about() {
        return "messages of actors: Fibonacci, ring, ping-pong; on Flink and locally";
    }

    @Override
    public void run(Lab lab) throws Exception {
        onFlink(lab, 1, oneThread);
        onFlink(lab, 2, twoSubtasks);
        lab.report().section("actors in the local runtime, one thread");
        for (Case each : oneThread.cases(lab)) {
            lab.report().rate(locally(each, lab), "messages");
        }
    }

    private static void onFlink(Lab lab, int parallelism, Sizes sizes) throws Exception {
        lab.report().section("actors on Flink, parallelism " + parallelism);
        Program[] programs = sizes.cases(lab).stream()
                .map(each -> program(each, parallelism))
                .toArray(Program[]::new);
        lab.alternate(programs).forEach(rates -> lab.report().rates(rates, "messages"));
    }

    private static Program program(Case of, int parallelism) {
        return new Program(
                of.name(), parallelism, of.messages(), of.results(), environment -> FlinkRuntime.of(of.applications())
                        .input(NUMBERS, FlinkJob.source(of.starts()))
                        .output(ENDS, new CountingSink<>())
                        .addTo(environment));
    }

    private static Series locally(Case of, Lab lab) {
        double[] perSecond = new double[lab.repetitions()];
        for (int repetition = -lab.warmUps(); repetition < lab.repetitions(); repetition++) {
            System.gc(); // what others left is not collected on this one's time
            Meter.reset(of.results());
            LocalRuntime run = LocalRuntime.unverified(1)
                    .keeping(0, true)
                    .bound(Long.MAX_VALUE, Long.MAX_VALUE)
                    .launch(of.applications());
            run.input(NUMBERS)
                    .sendAtom(LongStream.range(0, of.starts()).boxed().toList())
                    .end();
            run.untilComplete();
            run.output(ENDS).forEach(result -> Meter.result());
            Meter.check(of.name());
            if (repetition >= 0) {
                perSecond[repetition] = of.messages() / Meter.seconds();
            }
        }
        return new Series(of.name(), perSecond);
    }
}
