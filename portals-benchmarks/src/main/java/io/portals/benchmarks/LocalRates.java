package io.portals.benchmarks;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.local.LocalRuntime;
import java.util.function.Consumer;

/** The local runtime, in its one thread: values pass as they are, outputs and trace are not kept. */
final class LocalRates implements Benchmark {
    private static final int WARM_UPS = 2;
    private static final int ATOM = 128;
    private static final long TOKENS = 1_024;

    /**
     * What is measured.
     *
     * @param operations how many there are
     * @param target in millions per second
     * @param expected how many events come out
     */
    private record Case(
            String name, String unit, long operations, double target, long expected, Consumer<AppBuilder> program) {}

    /** What comes out of the last workflow: one thread, so a plain field will do. */
    private static final class Arrived {
        static long count;

        static boolean one(Object event) {
            count++;
            return false;
        }
    }

    // ------------------------------------------------------------------------------------------- programs

    private static void mapMapFilter(AppBuilder app, long events) {
        app.workflow("numbers", app.generator("range", Generator.range(0, events, ATOM)))
                .map(Long.class, n -> n + 1)
                .map(Long.class, n -> n * 3)
                .filter(n -> (n & 1) == 0)
                .filter(Arrived::one)
                .sink();
    }

    record Count() implements Task<Long, Long> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(Long event, TaskContext<Long> ctx) {
            ctx.emit(ctx.update(COUNT, n -> n + 1));
        }
    }

    private static void keyedCount(AppBuilder app, long events) {
        app.workflow("counts", app.generator("range", Generator.range(0, events, ATOM)))
                .keyBy(String.class, Keys::of)
                .process("count", Long.class, new Count())
                .unkeyed()
                .filter(Arrived::one)
                .sink();
    }

    private static final KeyedPortal<String, Long, Long> COUNTER =
            KeyedPortal.at("/local/portals/counter", Long.class, Long.class, String.class, Keys::other);

    record CountRequests() implements Replier<Long, Long, Long> {
        @Override
        public void request(Long request, ReplierContext<Long, Long> ctx) {
            ctx.reply(ctx.update(Count.COUNT, n -> n + 1));
        }
    }

    record AskCounter() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(COUNTER).resumes(Counted.class);
        }

        @Override
        public void process(Long event, TaskContext<Long> ctx) {
            ctx.ask(COUNTER, event).then(new Counted(event));
        }
    }

    record Counted(long event) implements OnReply<Long, Long> {
        @Override
        public void resume(Long count, TaskContext<Long> ctx) {
            ctx.emit(count);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {
            throw new IllegalStateException(why.toString());
        }
    }

    private static void asks(AppBuilder app, long events) {
        app.workflow("counters", app.generator("none", Generator.empty(Long.class)))
                .keyBy(String.class, Keys::of)
                .process("count", Long.class, new Count())
                .replies(COUNTER, new CountRequests())
                .sink();
        app.workflow("asking", app.generator("range", Generator.range(0, events, ATOM)))
                .keyBy(String.class, Keys::of)
                .process("ask", Long.class, new AskCounter())
                .unkeyed()
                .filter(Arrived::one)
                .sink();
    }

    record Hop() implements Task<Tokens.Token, Tokens.Token> {
        @Override
        public void process(Tokens.Token token, TaskContext<Tokens.Token> ctx) {
            ctx.emit(token.next());
        }
    }

    private static void hops(AppBuilder app, long hops) {
        Sequencer<Tokens.Token> tokens = app.sequencer("tokens", Tokens.Token.class);
        AtomicStream<Tokens.Token> hopped = app.workflow("hops", tokens)
                .filter(token -> token.left() > 0)
                .keyBy(String.class, Tokens.Token::key)
                .process("hop", Tokens.Token.class, new Hop())
                .sink();
        app.connect(
                app.workflow("starts", app.generator("numbers", Generator.range(0, TOKENS, ATOM)))
                        .map(Tokens.Token.class, number -> new Tokens.Token(number * 7919 + 13, hops))
                        .sink(),
                tokens);
        app.connect(hopped, tokens);
        app.workflow("done", hopped)
                .filter(token -> token.left() == 0)
                .filter(Arrived::one)
                .sink();
    }

    // ------------------------------------------------------------------------------------------- the benchmark

    @Override
    public String name() {
        return "local";
    }

    @Override
    public String about() {
        return "the local runtime: events, updates of state, asks, hops";
    }

    @Override
    public void run(Lab lab) {
        long events = lab.scaled(20_000_000);
        long asked = lab.scaled(3_000_000);
        long hops = lab.scaled(10_000);
        lab.report().section("the local runtime, one thread");
        for (Case each : new Case[] {
            new Case("map, map, filter", "events", events, 9, events / 2, app -> mapMapFilter(app, events)),
            new Case("keyed count", "updates", events, 6, events, app -> keyedCount(app, events)),
            new Case("ask and reply", "asks", asked, 1.5, asked, app -> asks(app, asked)),
            new Case("1,024 tokens round a cycle", "hops", TOKENS * hops, 7, TOKENS, app -> hops(app, hops)),
        }) {
            double[] perSecond = new double[lab.repetitions()];
            for (int repetition = -WARM_UPS; repetition < lab.repetitions(); repetition++) {
                double seconds = seconds(each);
                if (repetition >= 0) {
                    perSecond[repetition] = each.operations() / seconds;
                }
            }
            lab.report().rate(new Series(each.name(), perSecond), each.unit());
            lab.report()
                    .verdict(
                            each.name() + ", million " + each.unit() + "/s",
                            new Series(each.name(), perSecond).median() / 1e6,
                            each.target());
        }
    }

    private static double seconds(Case each) {
        System.gc(); // what others left is not collected on this one's time
        LocalRuntime run = LocalRuntime.unverified(1)
                .keeping(0, false)
                .bound(Long.MAX_VALUE, Long.MAX_VALUE)
                .launch(Application.named("local", each.program()));
        Arrived.count = 0;
        long begin = System.nanoTime();
        run.untilIdle();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (Arrived.count != each.expected()) {
            throw new IllegalStateException(
                    each.name() + ": " + Arrived.count + " events came out instead of " + each.expected());
        }
        return seconds;
    }
}
