package io.portals.local;

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
import io.portals.local.run.Interleaving;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An application that does all that there is to do: numbers go down a cycle; of each step a desk is asked, which answers at once,
 * later, never, or refuses; some asks have a limit, some replies come after it; at the end keys say what they have seen.
 */
final class Everything {
    static final Input<Long> NUMBERS = Input.at("/all/inputs/numbers", Long.class);
    static final AtomicStream<String> HEARD = AtomicStream.at("/all/workflows/heard/stream", String.class);
    static final String DOWN = "/all/workflows/down/down";

    private Everything() {}

    record Number(long value, String heard) {}

    record Question(long number, boolean again) {}

    static final KeyedPortal<Long, Question, String> DESK = KeyedPortal.at(
            "/all/portals/desk", Question.class, String.class, Long.class, question -> question.number() % 3);

    static final PerKey<Long> SEEN = State.perKey("seen", Long.class).orElse(0L);

    record Down() implements Task<Number, Number> {
        @Override
        public Uses uses() {
            return Uses.state(SEEN).asks(DESK).resumes(Heard.class);
        }

        @Override
        public void process(Number number, TaskContext<Number> ctx) {
            long value = number.value();
            ctx.update(SEEN, n -> n + 1);
            var ask = ctx.ask(DESK, new Question(value, false));
            (value % 2 == 0 ? ask.within(Duration.ofMillis(10 + value)) : ask).then(new Heard(value, true));
            ctx.emit(new Number(value - 1, ""));
        }

        @Override
        public void onComplete(TaskContext<Number> ctx) {
            ctx.emit(new Number(0, ctx.key(Long.class) + " has seen " + ctx.get(SEEN)));
        }
    }

    /** After a time out it asks once more. */
    record Heard(long number, boolean first) implements OnReply<String, Number> {
        @Override
        public void resume(String reply, TaskContext<Number> ctx) {
            ctx.emit(new Number(0, number + ": " + reply + " at " + ctx.now().toEpochMilli()));
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Number> ctx) {
            ctx.emit(new Number(
                    0, number + ": " + why.kind() + " at " + ctx.now().toEpochMilli()));
            if (first && why.kind() == PortalFailure.Kind.TIMEOUT) {
                ctx.ask(DESK, new Question(number, true)).then(new Heard(number, false));
            }
        }
    }

    record Desk() implements Replier<Question, String, String> {
        static final PerKey<List<ReplyTo<String>>> WAITING =
                State.perKey("waiting", new Type<List<ReplyTo<String>>>() {}).orElse(List.of());

        @Override
        public Uses uses() {
            return Uses.state(SEEN, WAITING);
        }

        @Override
        public void request(Question question, ReplierContext<String, String> ctx) {
            long seen = ctx.update(SEEN, n -> n + 1);
            List<ReplyTo<String>> waiting = ctx.get(WAITING);
            if (question.again()) {
                waiting.forEach(earlier -> ctx.reply(earlier, "late"));
                ctx.clear(WAITING);
                ctx.reply("the " + seen);
            } else if (question.number() % 4 == 0) {
                List<ReplyTo<String>> more = new ArrayList<>(waiting);
                more.add(ctx.replyTo());
                ctx.set(WAITING, List.copyOf(more));
            } else if (question.number() % 5 == 0) {
                ctx.replyTo(); // and forgets it
            } else if (question.number() % 3 == 0) {
                ctx.fail("busy");
            } else {
                ctx.reply("the " + seen);
            }
        }
    }

    static Application application() {
        return Application.named("all", Everything::build);
    }

    private static void build(AppBuilder app) {
        Sequencer<Number> all = app.sequencer("all", Number.class);
        app.connect(numbers(app, "of-input", app.input("numbers", Long.class)), all);
        app.connect(numbers(app, "of-generator", app.generator("more", Generator.range(3, 9, 2))), all);
        AtomicStream<Number> down = app.workflow("down", all)
                .filter(number -> number.value() > 0)
                .keyBy(Long.class, number -> number.value() % 4)
                .process("down", Number.class, new Down())
                .sink();
        app.connect(down, all);
        app.workflow("heard", down)
                .filter(number -> number.value() == 0 && !number.heard().isEmpty())
                .map(String.class, Number::heard)
                .sink();
        app.workflow("desk", app.generator("none", Generator.empty(Long.class)))
                .keyBy(Long.class, event -> event)
                .process("desk", String.class, Tasks.nothing())
                .replies(DESK, new Desk())
                .sink();
    }

    private static AtomicStream<Number> numbers(AppBuilder app, String name, AtomicStream<Long> from) {
        return app.workflow(name, from)
                .map(Number.class, value -> new Number(value, ""))
                .sink();
    }

    /** A run to which all that comes in was sent. */
    static LocalRuntime started(long seed, Interleaving interleaving) {
        return started(LocalRuntime.seeded(seed).interleaving(interleaving));
    }

    /** The same without verification, which is made anew in each recovery. */
    static LocalRuntime startedUnverified(long seed, Interleaving interleaving) {
        return started(LocalRuntime.unverified(seed).interleaving(interleaving));
    }

    private static LocalRuntime started(LocalRuntime run) {
        run.launch(application());
        run.input(NUMBERS).send(5L, 4L).send(7L).send(6L, 2L, 8L).end();
        return run;
    }

    /** Takes a step, to the next limit of an ask if there is nothing to do before; false if the run is complete. */
    static boolean goesOn(LocalRuntime run) {
        return run.step().isPresent() || run.advanceToNextTimer();
    }

    /** The trace of a whole run. */
    static String trace(long seed, Interleaving interleaving) {
        return started(seed, interleaving).untilComplete().trace().toString();
    }
}
