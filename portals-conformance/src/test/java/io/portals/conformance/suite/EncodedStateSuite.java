package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** State that is kept encoded is state like any other. */
public abstract class EncodedStateSuite implements UnderTest {
    private static final long EVENTS = 60;
    private static final long KEYS = 7;
    private static final Input<Long> IN = Input.at("/encoded/inputs/events", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/encoded/workflows/w/stream", String.class);

    record Seen(List<Long> numbers) {
        Seen and(long number) {
            List<Long> more = new ArrayList<>(numbers);
            more.add(number);
            return new Seen(List.copyOf(more));
        }
    }

    /** @param underPolicy then some fail, and no mishap strikes */
    record Keeping(boolean underPolicy) implements Task<Long, String> {
        static final PerKey<Seen> SEEN =
                State.perKey("seen", Seen.class).encoded().orElse(new Seen(List.of()));
        static final PerKey<Seen> LONG =
                State.perKey("long", Seen.class).expireAfter(Duration.ofDays(1)).encoded();
        static final PerKey<Seen> CLEARED = State.perKey("cleared", Seen.class).encoded();

        @Override
        public Uses uses() {
            return Ledger.STATE.and(Uses.state(SEEN, LONG, CLEARED));
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.update(SEEN, seen -> seen.and(number));
            ctx.set(LONG, ctx.get(SEEN));
            if (ctx.get(CLEARED) == null) {
                ctx.set(CLEARED, ctx.get(SEEN));
            } else {
                ctx.clear(CLEARED);
            }
            ctx.emit(Ledger.done(ctx, "" + number, "kept"));
            if (!underPolicy) {
                Mishap.at("keep");
            } else if (number % 4 == 1) {
                throw new IllegalArgumentException("poison " + number);
            }
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            List<Long> seen = ctx.get(SEEN).numbers().stream().sorted().toList();
            ctx.emit(ctx.key(Long.class) + " has seen " + seen);
            ctx.emit(ctx.get(LONG).equals(ctx.get(SEEN)) + " and " + (ctx.get(CLEARED) == null ? 0 : 1) + " of "
                    + seen.size());
            ctx.emit(Ledger.total(ctx, "kept"));
        }
    }

    private static List<String> expected(boolean underPolicy) {
        Ledger ledger = new Ledger();
        List<String> all = new ArrayList<>();
        for (long key = 0; key < KEYS; key++) {
            long own = key;
            List<Long> seen = LongStream.range(0, EVENTS)
                    .filter(n -> n % KEYS == own && !(underPolicy && n % 4 == 1))
                    .boxed()
                    .toList();
            seen.forEach(n -> ledger.expect("" + n, "kept", own));
            all.add(key + " has seen " + seen);
            all.add("true and " + seen.size() % 2 + " of " + seen.size());
        }
        all.addAll(ledger.expected());
        return all;
    }

    @EveryWay
    void itIsThereWhatWasSet(Way way) throws Exception {
        for (ErrorPolicy policy : List.of(ErrorPolicy.FAIL, ErrorPolicy.SKIP)) {
            boolean underPolicy = policy == ErrorPolicy.SKIP;
            Program program = Program.of(
                            Application.named("encoded", app -> app.workflow("w", app.input("events", Long.class))
                                    .keyBy(Long.class, n -> n % KEYS)
                                    .process("t", String.class, new Keeping(underPolicy))
                                    .onError(policy)
                                    .sink()))
                    .reading(IN, EVENTS, 6)
                    .watching(LINES);
            assertThat(way.run(underPolicy ? program : program.failingAt("keep", 25))
                            .of(LINES))
                    .as("%s", policy)
                    .containsExactlyInAnyOrderElementsOf(expected(underPolicy));
        }
    }
}
