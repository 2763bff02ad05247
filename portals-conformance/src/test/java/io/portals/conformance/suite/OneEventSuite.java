package io.portals.conformance.suite;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.StateList;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.io.Serializable;
import java.util.List;

/** One program for many mistakes: a task gets one event, 7, and does what a test says; another answers as a test says. */
public abstract class OneEventSuite implements UnderTest {
    protected static final String TASK = "/misuse/workflows/acting/task";
    protected static final String EVENT = TASK + ": event 7 of key 7 failed: ";
    static final String REPLIER = "/misuse/workflows/answering/task";
    static final String REQUEST = REPLIER + ": request to /misuse/portals/oracle Question[text=?] of key ? failed: ";

    record Question(String text) {}

    /** A question without a text has no key. */
    static final KeyedPortal<String, Question, String> ORACLE =
            KeyedPortal.at("/misuse/portals/oracle", Question.class, String.class, String.class, Question::text);

    static final Portal<Question, String> OTHER = Portal.at("/misuse/portals/other", Question.class, String.class);

    static final PerKey<Long> DECLARED = State.perKey("declared", Long.class).orElse(1L);
    static final PerKey<Long> UNDECLARED = State.perKey("undeclared", Long.class);
    static final PerKeyList<String> NAMES = State.perKeyList("names", String.class);
    static final PerKeyMap<String, Long> PRICES = State.perKeyMap("prices", String.class, Long.class);

    /** What the task does. */
    protected interface Act extends Serializable {
        void on(TaskContext<String> ctx);
    }

    /** What the other answers. */
    protected interface Answer extends Serializable {
        void to(ReplierContext<String, String> ctx);
    }

    record Acting(Act act) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(DECLARED, NAMES, PRICES)
                    .asks(ORACLE)
                    .resumes(Heard.class)
                    .fires(Ring.class, Leaking.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            act.on(ctx);
        }
    }

    record Answering(Answer answer) implements Replier<Question, String, String> {
        @Override
        public void request(Question question, ReplierContext<String, String> ctx) {
            answer.to(ctx);
        }
    }

    record Heard() implements OnReply<String, String> {
        @Override
        public void resume(String answer, TaskContext<String> ctx) {
            ctx.emit("heard " + answer);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed " + why.kind());
        }
    }

    record Ring() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("rings");
        }
    }

    /** Uses the list that an earlier handler got. */
    record Leaking() implements OnTimer<String> {
        static volatile StateList<String> names;

        @Override
        public void fire(TaskContext<String> ctx) {
            names.add("late");
        }
    }

    record Unset() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {}
    }

    record Unheard() implements OnReply<String, String> {
        @Override
        public void resume(String answer, TaskContext<String> ctx) {}

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {}
    }

    static final Input<Long> SEVEN = Input.at("/misuse/inputs/seven", Long.class);
    static final AtomicStream<String> LINES = AtomicStream.at("/misuse/workflows/acting/stream", String.class);

    static void ask(TaskContext<String> ctx) {
        ctx.ask(ORACLE, new Question("?")).then(new Heard());
    }

    static void reply(ReplierContext<String, String> ctx) {
        ctx.reply("42");
    }

    static Program program(Application application) {
        return Program.of(application).reading(SEVEN, List.of(List.of(7L))).watching(LINES);
    }

    static Program program(Act act, Answer answer) {
        return program(Application.named("misuse", app -> {
            app.workflow("acting", app.input("seven", Long.class))
                    .keyBy(Long.class, n -> n)
                    .process("task", String.class, new Acting(act))
                    .sink();
            app.workflow("answering", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(String.class, n -> "" + n)
                    .process("task", String.class, Tasks.nothing())
                    .replies(ORACLE, new Answering(answer))
                    .sink();
        }));
    }

    final List<String> run(Program program) throws Exception {
        return anyWay().run(program).of(LINES);
    }

    protected final String failure(Act act) throws Exception {
        return anyWay().failureOf(program(act, OneEventSuite::reply));
    }

    protected final List<String> twin(Act act) throws Exception {
        return run(program(act, OneEventSuite::reply));
    }

    final String failureOfReplier(Answer answer) throws Exception {
        return anyWay().failureOf(program(OneEventSuite::ask, answer));
    }

    final List<String> twinOfReplier(Answer answer) throws Exception {
        return run(program(OneEventSuite::ask, answer));
    }
}
