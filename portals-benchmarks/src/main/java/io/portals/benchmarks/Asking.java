package io.portals.benchmarks;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Fn;
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
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.util.List;

/**
 * Two applications: an asker, and one that counts by key and replies with the count. When the reply comes the asker emits the
 * nanoseconds since it asked, if it was told to take the time, and else the count.
 */
final class Asking {
    static final Input<Long> NUMBERS = Input.at("/asker/inputs/numbers", Long.class);
    static final AtomicStream<Long> HEARD = AtomicStream.at("/asker/workflows/heard/stream", Long.class);

    private static final KeyedPortal<String, Increment, Counted> COUNTER = KeyedPortal.at(
            "/counters/portals/increment", Increment.class, Counted.class, String.class, Increment::counter);

    private Asking() {}

    /** A number whose asker asks a counter. Public, so that Flink's own type information for it is a POJO's. */
    public record Question(String asker, String counter, long number) {
        static Question of(Long number) {
            Meter.begin();
            return new Question(Keys.of(number), Keys.other(number), number);
        }
    }

    /** A request. */
    record Increment(String counter, long number) {}

    /** A reply. */
    record Counted(long number, long count) {}

    private record Asker(boolean timed) implements Task<Question, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(COUNTER).resumes(Heard.class);
        }

        @Override
        public void process(Question question, TaskContext<Long> ctx) {
            ctx.ask(COUNTER, new Increment(question.counter(), question.number()))
                    .then(new Heard(question.number(), timed ? System.nanoTime() : 0));
        }
    }

    /** The continuation. */
    record Heard(long number, long askedNanos) implements OnReply<Counted, Long> {
        @Override
        public void resume(Counted counted, TaskContext<Long> ctx) {
            if (counted.number() != number) {
                throw new IllegalStateException("question " + number + " got the answer to " + counted.number());
            }
            ctx.emit(askedNanos == 0 ? counted.count() : System.nanoTime() - askedNanos);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {
            throw new IllegalStateException("question " + number + ": " + why);
        }
    }

    private record Count() implements Replier<Increment, Counted, Long> {
        private static final PerKey<Long> COUNT =
                State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void request(Increment increment, ReplierContext<Long, Counted> ctx) {
            ctx.reply(new Counted(increment.number(), ctx.update(COUNT, count -> count + 1)));
        }
    }

    /**
     * Both applications.
     *
     * @param question makes a question of a number
     * @param timed whether the asker takes the time
     */
    static Application[] applications(Fn<Long, Question> question, boolean timed) {
        return new Application[] {
            Application.named("asker", app -> app.workflow("heard", app.input("numbers", Long.class))
                    .map(Question.class, question)
                    .keyBy(String.class, Question::asker)
                    .process("asker", Long.class, new Asker(timed))
                    .sink()),
            Application.named("counters", app -> {
                app.portal("increment", Increment.class, Counted.class, String.class, Increment::counter);
                app.workflow("counts", app.generator("none", Generator.atoms(Type.of(Long.class), List.of())))
                        .keyBy(String.class, Keys::of)
                        .process("counter", Long.class, Tasks.nothing())
                        .replies(COUNTER, new Count())
                        .sink();
            })
        };
    }
}
