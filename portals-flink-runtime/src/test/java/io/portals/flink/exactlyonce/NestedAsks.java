package io.portals.flink.exactlyonce;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
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
import io.portals.flink.FlinkRuntime;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.ExactlyOnceRun;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.Oracle;
import io.portals.flink.testing.Program;
import io.portals.flink.testing.Seen;
import io.portals.flink.types.PortalsTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/**
 * Asks inside asks with deferred replies, over three applications: the front asks the middle, which asks the back before it
 * replies, with the front's {@code replyTo} in its continuation. The back answers requests in pairs: it keeps the first one's
 * {@code replyTo} in state until the second comes.
 *
 * @param questions so many that the back gets an even number for each key
 * @param perSecond how many questions come in a second
 */
record NestedAsks(int questions, int keys, int perSecond) implements Program {
    private static final Input<Long> QUESTIONS = Input.at("/front/inputs/questions", Long.class);

    record Question(long id, String from, long number) {}

    record Reply(long id, String from, long number) {}

    static final KeyedPortal<Long, Question, Reply> MIDDLE = KeyedPortal.at(
            "/middle/portals/ask", Question.class, Reply.class, Long.class, question -> question.id() % 13);
    static final KeyedPortal<Long, Question, Reply> BACK = KeyedPortal.at(
            "/back/portals/ask", Question.class, Reply.class, Long.class, question -> question.id() / 2 % 11);

    static long frontKey(long id, int keys) {
        return ExactlyOnceRun.mix(id) % keys;
    }

    record Ask(int keys) implements Task<Long, Seen> {
        @Override
        public Uses uses() {
            return Uses.state(Links.SENT, Links.RECEIVED, Links.COUNT)
                    .asks(MIDDLE)
                    .resumes(Answered.class);
        }

        @Override
        public void process(Long id, TaskContext<Seen> ctx) {
            Faults.at(Faults.Place.HANDLER);
            String place = "front@" + ctx.key(Long.class);
            long number = Links.next(ctx, "to middle@" + id % 13);
            ctx.ask(MIDDLE, new Question(id, place, number)).then(new Answered(id));
        }
    }

    record Answered(long id) implements OnReply<Reply, Seen> {
        @Override
        public void resume(Reply reply, TaskContext<Seen> ctx) {
            Faults.at(Faults.Place.HANDLER);
            Links.work();
            String disorder = reply.id() == id
                    ? Links.disorder(ctx, reply.from() + " to front", reply.number())
                    : "the reply to " + reply.id() + " resumed the continuation of " + id;
            ctx.emit(new Seen("answer " + id, "front@" + ctx.key(Long.class), Links.count(ctx), disorder));
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Seen> ctx) {
            ctx.emit(new Seen("answer " + id, "front@" + ctx.key(Long.class), Links.count(ctx), "was " + why.kind()));
        }
    }

    record Forward() implements Replier<Question, Reply, Seen> {
        @Override
        public Uses uses() {
            return Uses.state(Links.SENT, Links.RECEIVED, Links.COUNT)
                    .asks(BACK)
                    .resumes(Forwarded.class);
        }

        @Override
        public void request(Question question, ReplierContext<Seen, Reply> ctx) {
            Faults.at(Faults.Place.HANDLER);
            Links.work();
            String place = "middle@" + ctx.key(Long.class);
            String disorder = Links.disorder(ctx, question.from() + " to middle", question.number());
            ctx.emit(new Seen("forwarded " + question.id(), place, Links.count(ctx), disorder));
            long number = Links.next(ctx, "to back@" + BACK.keyOf().apply(question));
            ctx.ask(BACK, new Question(question.id(), place, number))
                    .then(new Forwarded(question.id(), question.from(), ctx.replyTo()));
        }
    }

    record Forwarded(long id, String asker, ReplyTo<Reply> front) implements OnReply<Reply, Seen> {
        @Override
        public void resume(Reply reply, TaskContext<Seen> ctx) {
            Faults.at(Faults.Place.HANDLER);
            String place = "middle@" + ctx.key(Long.class);
            String disorder = Links.disorder(ctx, reply.from() + " back to middle", reply.number());
            ctx.emit(new Seen("returned " + id, place, Links.count(ctx), disorder));
            ctx.reply(front, new Reply(reply.id(), place, Links.next(ctx, "to " + asker)));
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Seen> ctx) {
            ctx.emit(
                    new Seen("returned " + id, "middle@" + ctx.key(Long.class), Links.count(ctx), "was " + why.kind()));
        }
    }

    /** A request that waits for the next one. */
    record Held(long id, String from, ReplyTo<Reply> to) {}

    record Pair() implements Replier<Question, Reply, Seen> {
        static final PerKey<Held> HELD = State.perKey("held", Held.class);

        @Override
        public Uses uses() {
            return Uses.state(HELD, Links.SENT, Links.RECEIVED, Links.COUNT);
        }

        @Override
        public void request(Question question, ReplierContext<Seen, Reply> ctx) {
            Faults.at(Faults.Place.HANDLER);
            String place = "back@" + ctx.key(Long.class);
            String disorder = Links.disorder(ctx, question.from() + " to back", question.number());
            ctx.emit(new Seen("asked " + question.id(), place, Links.count(ctx), disorder));
            Held held = ctx.get(HELD);
            if (held == null) {
                ctx.set(HELD, new Held(question.id(), question.from(), ctx.replyTo()));
            } else {
                ctx.clear(HELD);
                ctx.reply(held.to(), new Reply(held.id(), place, Links.next(ctx, "to " + held.from())));
                ctx.reply(new Reply(question.id(), place, Links.next(ctx, "to " + question.from())));
            }
        }
    }

    record Idle() implements Task<Long, Seen> {
        @Override
        public void process(Long event, TaskContext<Seen> ctx) {
            throw new IllegalStateException("gets no events");
        }
    }

    private static Application replying(
            String name, KeyedPortal<Long, Question, Reply> portal, Replier<Question, Reply, Seen> replier) {
        return Application.named(name, app -> app.workflow("replies", QUESTIONS)
                .filter(id -> false) // it gets requests only
                .keyBy(Long.class, n -> n)
                .process("replier", Seen.class, new Idle())
                .replies(portal, replier)
                .sink());
    }

    @Override
    public FlinkRuntime runtime(CommittedSink<Seen> output) {
        int keyCount = keys;
        Application front = Application.named("front", app -> app.workflow("asks", app.input("questions", Long.class))
                .keyBy(Long.class, id -> frontKey(id, keyCount))
                .process("asker", Seen.class, new Ask(keys))
                .sink());
        FlinkRuntime runtime = FlinkRuntime.of(
                        front, replying("middle", MIDDLE, new Forward()), replying("back", BACK, new Pair()))
                .input(
                        QUESTIONS,
                        new DataGeneratorSource<>(
                                index -> index,
                                questions,
                                RateLimiterStrategy.perSecond(perSecond),
                                PortalsTypes.of(Type.of(Long.class))));
        for (String stream : List.of(
                "/front/workflows/asks/stream", "/middle/workflows/replies/stream", "/back/workflows/replies/stream")) {
            runtime.output(AtomicStream.at(stream, Seen.class), output);
        }
        return runtime;
    }

    @Override
    public List<String> problems(List<Seen> output) {
        Map<String, String> expected = new HashMap<>();
        for (long id = 0; id < questions; id++) {
            String middle = "middle@" + id % 13;
            expected.put("forwarded " + id, middle);
            expected.put("asked " + id, "back@" + BACK.keyOf().apply(new Question(id, "", 0)));
            expected.put("returned " + id, middle);
            expected.put("answer " + id, "front@" + frontKey(id, keys));
        }
        return Oracle.problems(expected, output);
    }
}
