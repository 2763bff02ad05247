package io.portals.benchmarks;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.FlinkRuntime;
import java.util.List;

/**
 * 1,000 tokens that hop from key to key, each hop counted in the key's state. Twice: round a cycle of streams, where each hop is
 * also an event of the workflow's stream, and by telling the portal of the next key.
 */
final class Tokens implements Benchmark {
    private static final long TOKENS = 1_000;

    /** Hops of a token by parallelism, and what a bare prototype of the core reached, in millions per second. */
    private record Case(int parallelism, long hops, double target) {}

    private static final List<Case> CASES = List.of(new Case(1, 8_000, 11.5), new Case(2, 3_000, 3.2));

    /** A token on its way: where it is, and how many hops it has left. */
    record Token(long place, long left) {
        static Token start(Long number, long hops) {
            Meter.begin();
            return new Token(number * 7919 + 13, hops);
        }

        String key() {
            return Keys.of(place);
        }

        /** The next place is that of a linear congruential generator (Knuth's MMIX). */
        Token next() {
            return new Token(place * 6364136223846793005L + 1442695040888963407L, left - 1);
        }
    }

    private static final PerKey<Long> VISITS =
            State.perKey("visits", Long.class).orElse(0L);

    // ------------------------------------------------------------------------------------------- round a cycle

    private record Hop() implements Task<Token, Token> {
        @Override
        public Uses uses() {
            return Uses.state(VISITS);
        }

        @Override
        public void process(Token token, TaskContext<Token> ctx) {
            ctx.update(VISITS, visits -> visits + 1);
            ctx.emit(token.next());
        }
    }

    private static Application cycle(long hops) {
        return Application.named("cycle", app -> {
            Sequencer<Token> tokens = app.sequencer("tokens", Token.class);
            AtomicStream<Token> hopped = app.workflow("hops", tokens)
                    .filter(token -> token.left() > 0)
                    .keyBy(String.class, Token::key)
                    .process("hop", Token.class, new Hop())
                    .sink();
            app.connect(
                    app.workflow("starts", app.input("numbers", Long.class))
                            .map(Token.class, number -> Token.start(number, hops))
                            .sink(),
                    tokens);
            app.connect(hopped, tokens);
            app.workflow("done", hopped).filter(token -> token.left() == 0).sink();
        });
    }

    // ------------------------------------------------------------------------------------------- by telling

    private static final KeyedPortal<String, Token, Token> VISIT =
            KeyedPortal.at("/telling/portals/visit", Token.class, Token.class, String.class, Token::key);

    private static void visit(Token token, TaskContext<Token> ctx) {
        ctx.update(VISITS, visits -> visits + 1);
        if (token.left() == 1) {
            ctx.emit(token.next());
        } else {
            ctx.tell(VISIT, token.next());
        }
    }

    private record Visitor() implements Task<Token, Token> {
        @Override
        public Uses uses() {
            return Uses.state(VISITS).asks(VISIT);
        }

        @Override
        public void process(Token token, TaskContext<Token> ctx) {
            visit(token, ctx);
        }
    }

    private record Visited() implements Replier<Token, Token, Token> {
        @Override
        public void request(Token token, ReplierContext<Token, Token> ctx) {
            visit(token, ctx);
        }
    }

    private static Application telling(long hops) {
        return Application.named("telling", app -> {
            app.portal("visit", Token.class, Token.class, String.class, Token::key);
            app.workflow("done", app.input("numbers", Long.class))
                    .map(Token.class, number -> Token.start(number, hops))
                    .keyBy(String.class, Token::key)
                    .process("visitor", Token.class, new Visitor())
                    .replies(VISIT, new Visited())
                    .sink();
        });
    }

    // ------------------------------------------------------------------------------------------- the benchmark

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public String about() {
        return "hops through a cycle, and by tell";
    }

    @Override
    public void run(Lab lab) throws Exception {
        for (Case each : CASES) {
            long hops = lab.scaled(each.hops());
            lab.report().section("1,000 tokens, parallelism " + each.parallelism());
            List<Rates> all = lab.alternate(
                    program("a cycle of streams", each.parallelism(), hops, cycle(hops)),
                    program("tell", each.parallelism(), hops, telling(hops)));
            for (Rates rates : all) {
                lab.report().rates(rates, "hops");
                lab.report()
                        .verdict(
                                rates.name() + ", million hops/s",
                                rates.perSecond().median() / 1e6,
                                each.target());
            }
        }
    }

    private static Program program(String name, int parallelism, long hops, Application application) {
        Input<Long> numbers = Input.at("/" + application.name() + "/inputs/numbers", Long.class);
        AtomicStream<Token> done = AtomicStream.at("/" + application.name() + "/workflows/done/stream", Token.class);
        return new Program(name, parallelism, TOKENS * hops, TOKENS, environment -> FlinkRuntime.of(application)
                .input(numbers, FlinkJob.source(TOKENS))
                .output(done, new CountingSink<>())
                .addTo(environment));
    }
}
