package io.portals.local.javascript;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.local.LocalRuntime;
import io.portals.local.run.Interleaving;
import io.portals.local.run.Snapshot;
import java.time.Duration;
import java.util.List;

/** Programs that use all that the local runtime has, and print their traces: to be the same in each JVM and in JavaScript. */
public final class TracedPrograms {
    private static final Input<String> LINES = Input.at("/words/inputs/lines", String.class);
    private static final KeyedPortal<String, Buy, Boolean> STOCK =
            KeyedPortal.at("/stock/portals/take", Buy.class, Boolean.class, String.class, Buy::item);
    private static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);
    private static final PerKey<ReplyTo<Boolean>> WAITING = State.perKey("waiting", new Type<ReplyTo<Boolean>>() {});

    private TracedPrograms() {}

    record Buy(String customer, String item) {}

    record Token(int place, int left) {}

    record CountWords() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.emit(word + " " + ctx.update(COUNT, n -> n + 1));
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(String.class) + " = " + ctx.get(COUNT));
        }
    }

    /** Two of each item are there; whoever asks for a third waits for ever. */
    record Take() implements Replier<Buy, Boolean, String> {
        @Override
        public void request(Buy buy, ReplierContext<String, Boolean> ctx) {
            long taken = ctx.update(COUNT, n -> n + 1);
            if (taken == 3) {
                ctx.set(WAITING, ctx.replyTo());
            } else if (taken > 3) {
                ctx.fail("sold out");
            } else {
                ctx.reply(true);
            }
        }
    }

    record Shelf() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT, WAITING);
        }

        @Override
        public void process(String item, TaskContext<String> ctx) {}
    }

    record Shop() implements Task<Buy, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(STOCK).resumes(Bought.class);
        }

        @Override
        public void process(Buy buy, TaskContext<String> ctx) {
            ctx.ask(STOCK, buy)
                    .within(Duration.ofMillis(50 + buy.customer().length()))
                    .then(new Bought(buy.item()));
        }
    }

    record Bought(String item) implements OnReply<Boolean, String> {
        @Override
        public void resume(Boolean reply, TaskContext<String> ctx) {
            ctx.emit(ctx.key(String.class) + " has " + item);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(ctx.key(String.class) + " has no " + item + ": " + why.reason() + " at "
                    + ctx.now().toEpochMilli());
        }
    }

    record Hop() implements Task<Token, Token> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(Token token, TaskContext<Token> ctx) {
            ctx.update(COUNT, n -> n + 1);
            ctx.emit(new Token(token.place() * 31 % 7, token.left() - 1));
        }
    }

    private static void words(AppBuilder app) {
        app.workflow("counts", app.input("lines", String.class))
                .flatMap(String.class, line -> List.of(line.split(" ")))
                .keyBy(String.class, word -> word)
                .process("count", String.class, new CountWords())
                .sink();
    }

    private static void stock(AppBuilder app) {
        app.workflow("shelves", app.generator("none", Generator.empty(String.class)))
                .keyBy(String.class, item -> item)
                .process("shelf", String.class, new Shelf())
                .replies(STOCK, new Take())
                .sink();
    }

    private static void shop(AppBuilder app) {
        Generator<Buy> buys = Generator.atoms(
                Type.of(Buy.class),
                List.of(
                        List.of(new Buy("ann", "pear"), new Buy("bob", "pear"), new Buy("ann", "fig")),
                        List.of(new Buy("cy", "pear"), new Buy("dora", "pear"))));
        app.workflow("shop", app.generator("buys", buys))
                .keyBy(String.class, Buy::customer)
                .process("buy", String.class, new Shop())
                .sink();
    }

    private static void tokens(AppBuilder app) {
        Sequencer<Token> all = app.sequencer("all", Token.class);
        AtomicStream<Token> hopped = app.workflow("hops", all)
                .filter(token -> token.left() > 0)
                .keyBy(Integer.class, Token::place)
                .process("hop", Token.class, new Hop())
                .sink();
        for (int i = 0; i < 3; i++) {
            int number = i;
            app.connect(
                    app.workflow("start-" + i, app.generator("numbers-" + i, Generator.range(0, 6, 2)))
                            .map(Token.class, n -> new Token((int) (n + number), 4))
                            .sink(),
                    all);
        }
        app.connect(hopped, all);
    }

    private static void ticks(AppBuilder app) {
        Generator<Long> odd = Generator.iterator(
                Long.class, 2, () -> List.of(1L, 3L, 5L, 7L, 9L, 11L, 13L).iterator());
        app.workflow("ticks", app.generator("odd", odd.throttled(Duration.ofMillis(25))))
                .sample(2)
                .keyBy(Long.class, n -> n % 3)
                .process("same", Long.class, Tasks.identity())
                .sink();
        app.workflow("signals", app.generator("signal", Generator.signal(String.class, "go")))
                .keyBy(String.class, signal -> signal)
                .process("nothing", String.class, Tasks.nothing())
                .sink();
    }

    private static String trace(long seed, Interleaving interleaving) {
        LocalRuntime run = LocalRuntime.unverified(seed)
                .interleaving(interleaving)
                .launch(
                        Application.named("stock", TracedPrograms::stock),
                        Application.named("shop", TracedPrograms::shop),
                        Application.named("tokens", TracedPrograms::tokens),
                        Application.named("ticks", TracedPrograms::ticks))
                .launch(Application.named("words", TracedPrograms::words));
        run.input(LINES).send("to be or", "not to be");
        for (int i = 0; i < 20; i++) {
            run.crashAndRecover(i % 3);
            run.step();
        }
        Snapshot snapshot = run.snapshot();
        run.untilIdle();
        run.restore(snapshot);
        run.input(LINES).send("that is").end();
        run.untilComplete();
        return "seed " + seed + ", " + interleaving + "\n" + run.trace() + run.deadLetters() + run.pendingAsks()
                + run.task("/tokens/workflows/hops/hop").keys() + run.now().toEpochMilli() + "\n";
    }

    /** Prints what a logger does, and the traces of some seeds. */
    public static void main(String[] arguments) {
        LocalRuntime.unverified(1)
                .launch(Application.named(
                        "log", app -> app.workflow("log", app.generator("signal", Generator.signal(String.class, "go")))
                                .logger("signal")
                                .sink()))
                .untilIdle();
        System.out.print(traces());
    }

    /** The traces of some seeds, in all interleavings. */
    static String traces() {
        StringBuilder text = new StringBuilder();
        for (Interleaving interleaving : Interleaving.values()) {
            for (long seed = 1; seed <= 5; seed++) {
                text.append(trace(seed, interleaving));
            }
        }
        return text.toString();
    }
}
