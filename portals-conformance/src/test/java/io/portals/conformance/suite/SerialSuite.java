package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Per-key serial execution, and what may come between an ask and its continuation. */
public abstract class SerialSuite implements UnderTest {
    private static final Input<Long> EVENTS_IN = Input.at("/serial/inputs/events", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/serial/workflows/w/stream", String.class);

    // One at a time -----------------------------------------------------------------------------------------------

    private static final long EVENTS = 60;
    private static final int KEYS = 12;

    /** Which handler runs for a key at this moment, in this JVM. */
    private static final Map<Long, String> RUNNING = new ConcurrentHashMap<>();

    /** What each handler does: it takes a while, and emits which other ran meanwhile, if one did. */
    private static void alone(TaskContext<String> ctx, String handler) {
        long key = ctx.key(Long.class);
        String other = RUNNING.putIfAbsent(key, handler);
        try {
            LockSupport.parkNanos(100_000);
            ctx.emit(handler + (other == null ? "" : " while " + other));
            Mishap.at(handler);
        } finally {
            if (other == null) {
                RUNNING.remove(key);
            }
        }
    }

    record Ping(long to) {}

    static final KeyedPortal<Long, Ping, Boolean> PING =
            KeyedPortal.at("/serial/portals/ping", Ping.class, Boolean.class, Long.class, Ping::to);

    /** Asks another key of its own. */
    record Pinging() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(PING).resumes(Pinged.class);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            ctx.ask(PING, new Ping(Spread.of(event) % KEYS)).then(new Pinged(event));
            alone(ctx, "event " + event);
        }
    }

    record Pinged(long event) implements OnReply<Boolean, String> {
        @Override
        public void resume(Boolean pong, TaskContext<String> ctx) {
            alone(ctx, "reply " + event);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed " + event);
        }
    }

    record Pong() implements Replier<Ping, Boolean, String> {
        @Override
        public void request(Ping ping, ReplierContext<String, Boolean> ctx) {
            ctx.reply(true);
            alone(ctx, "request");
        }
    }

    @EveryWay
    void handlersOfAKeyRunOneAtATime(Way way) throws Exception {
        Application serial = Application.named("serial", app -> app.workflow("w", app.input("events", Long.class))
                .keyBy(Long.class, event -> event % KEYS)
                .process("ping", String.class, new Pinging())
                .replies(PING, new Pong())
                .sink());
        Outcome outcome =
                way.run(Program.of(serial).reading(EVENTS_IN, EVENTS, 10).watching(LINES));
        assertThat(outcome.of(LINES))
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, EVENTS)
                        .boxed()
                        .flatMap(event -> Stream.of("event " + event, "request", "reply " + event))
                        .toList());
    }

    // Between an ask and its continuation -------------------------------------------------------------------------

    private static final int ASKERS = 3;

    sealed interface AtDoor {
        long key();
    }

    record Wait(long key) implements AtDoor {}

    record Release(long key) implements AtDoor {}

    /** One portal for both, as what goes to another could be faster. */
    static final KeyedPortal<Long, AtDoor, Boolean> DOOR =
            KeyedPortal.at("/serial/portals/door", AtDoor.class, Boolean.class, Long.class, AtDoor::key);

    record Door() implements Replier<AtDoor, Boolean, String> {
        static final PerKey<ReplyTo<Boolean>> WAITING = State.perKey("waiting", new Type<ReplyTo<Boolean>>() {});

        @Override
        public Uses uses() {
            return Uses.state(WAITING);
        }

        @Override
        public void request(AtDoor request, ReplierContext<String, Boolean> ctx) {
            if (request instanceof Wait) {
                ctx.set(WAITING, ctx.replyTo());
            } else {
                ctx.reply(ctx.get(WAITING), true);
            }
        }
    }

    /** Asks with its first event for something that its third sets free. */
    record Waiting() implements Task<Long, String> {
        static final PerKey<List<Long>> SEEN =
                State.perKey("seen", new Type<List<Long>>() {}).orElse(List.of());

        @Override
        public Uses uses() {
            return Uses.state(SEEN).asks(DOOR).resumes(Released.class);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            List<Long> seen = ctx.update(SEEN, before -> Stream.concat(before.stream(), Stream.of(event))
                    .toList());
            long key = ctx.key(Long.class);
            if (seen.size() == 1) {
                ctx.ask(DOOR, new Wait(key)).then(new Released(seen));
            }
            if (seen.size() == 3) {
                ctx.tell(DOOR, new Release(key));
            }
            Mishap.at("waiting");
        }
    }

    /** Remembers what the state was when it was saved. */
    record Released(List<Long> before) implements OnReply<Boolean, String> {
        @Override
        public void resume(Boolean released, TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + ": asked at " + before + ", resumed at " + ctx.get(Waiting.SEEN));
            Mishap.at("released");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + ": " + why);
        }
    }

    @EveryWay
    void otherHandlersRunBetweenAnAskAndItsContinuationWhichReadsTheStateAnew(Way way) throws Exception {
        Application serial = Application.named("serial", app -> {
            app.workflow("w", app.input("events", Long.class))
                    .keyBy(Long.class, event -> event % ASKERS)
                    .process("wait", String.class, new Waiting())
                    .sink();
            app.workflow("doors", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(Long.class, event -> event)
                    .process("door", String.class, Tasks.nothing())
                    .replies(DOOR, new Door())
                    .sink();
        });
        Outcome outcome =
                way.run(Program.of(serial).reading(EVENTS_IN, 3 * ASKERS, 2).watching(LINES));
        assertThat(outcome.of(LINES))
                .containsExactlyInAnyOrder(
                        "0: asked at [0], resumed at [0, 3, 6]",
                        "1: asked at [1], resumed at [1, 4, 7]",
                        "2: asked at [2], resumed at [2, 5, 8]");
    }
}
