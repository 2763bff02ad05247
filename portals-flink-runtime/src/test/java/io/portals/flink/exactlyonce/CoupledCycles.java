package io.portals.flink.exactlyonce;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.ExactlyOnceRun;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.Oracle;
import io.portals.flink.testing.Program;
import io.portals.flink.testing.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokens go over the keys of two tasks. From the outer one they go to the inner one; from there back to the inner one (a cycle)
 * or to the outer one (another cycle, around both).
 */
record CoupledCycles(int tokens, int hops, int keys) implements Program {
    sealed interface Step {}

    /** A token on its way. */
    record Token(long id, int hop, boolean toInner, String from, long number) implements Step {}

    /** For the output. */
    record Visited(String what, String place, long count, String disorder) implements Step {}

    static long keyOf(long id, int hop, int keys) {
        return ExactlyOnceRun.mix(id * 1_000_003L + hop) % keys;
    }

    /** Whether the token's next visit is to the inner task. */
    static boolean inner(long id, int hop) {
        return hop % 2 == 1 || ExactlyOnceRun.mix(id * 31 + hop) % 3 != 0;
    }

    static String what(long id, int hop) {
        return "token " + id + " hop " + hop;
    }

    record Visit(String name, int hops, int keys) implements Task<Step, Step> {
        @Override
        public Uses uses() {
            return Uses.state(Links.SENT, Links.RECEIVED, Links.COUNT);
        }

        @Override
        public void process(Step step, TaskContext<Step> ctx) {
            Faults.at(Faults.Place.HANDLER);
            Links.work();
            Token token = (Token) step;
            long key = ctx.key(Long.class);
            String disorder = token.number() == 0 ? "" : Links.disorder(ctx, token.from() + ">" + name, token.number());
            String place = name + "@" + key;
            ctx.emit(new Visited(what(token.id(), token.hop()), place, Links.count(ctx), disorder));
            if (token.hop() < hops) {
                int next = token.hop() + 1;
                boolean toInner = inner(token.id(), next);
                String to = (toInner ? "inner@" : "outer@") + keyOf(token.id(), next, keys);
                ctx.emit(new Token(token.id(), next, toInner, place, Links.next(ctx, place + ">" + to)));
            }
        }
    }

    @Override
    public FlinkRuntime runtime(CommittedSink<Seen> output) {
        int keyCount = keys;
        List<List<Step>> atoms = new ArrayList<>();
        for (long id = 0; id < tokens; id++) {
            atoms.add(List.of(new Token(id, 0, false, "start", 0)));
        }
        Application cycles = Application.named("cycles", app -> {
            Sequencer<Step> toOuter = app.sequencer("to-outer", Step.class);
            Sequencer<Step> toInner = app.sequencer("to-inner", Step.class);
            AtomicStream<Step> outer = app.workflow("outer", toOuter)
                    .filter(step -> step instanceof Token token && !token.toInner())
                    .keyBy(Long.class, step -> keyOf(((Token) step).id(), ((Token) step).hop(), keyCount))
                    .process("visit", Step.class, new Visit("outer", hops, keys))
                    .sink();
            AtomicStream<Step> inner = app.workflow("inner", toInner)
                    .filter(step -> step instanceof Token token && token.toInner())
                    .keyBy(Long.class, step -> keyOf(((Token) step).id(), ((Token) step).hop(), keyCount))
                    .process("visit", Step.class, new Visit("inner", hops, keys))
                    .sink();
            app.connect(app.generator("tokens", Generator.atoms(Type.of(Step.class), atoms)), toOuter);
            app.connect(outer, toInner);
            app.connect(inner, toInner);
            app.connect(inner, toOuter);
            Sequencer<Step> all = app.sequencer("all", Step.class);
            app.connect(outer, all);
            app.connect(inner, all);
            app.workflow("seen", all)
                    .filter(step -> step instanceof Visited)
                    .map(Seen.class, step -> seen((Visited) step))
                    .sink();
        });
        return FlinkRuntime.of(cycles).output(AtomicStream.at("/cycles/workflows/seen/stream", Seen.class), output);
    }

    private static Seen seen(Visited visited) {
        return new Seen(visited.what(), visited.place(), visited.count(), visited.disorder());
    }

    @Override
    public List<String> problems(List<Seen> output) {
        Map<String, String> expected = new HashMap<>();
        for (long id = 0; id < tokens; id++) {
            for (int hop = 0; hop <= hops; hop++) {
                boolean inner = hop > 0 && inner(id, hop);
                expected.put(what(id, hop), (inner ? "inner@" : "outer@") + keyOf(id, hop, keys));
            }
        }
        return Oracle.problems(expected, output);
    }
}
