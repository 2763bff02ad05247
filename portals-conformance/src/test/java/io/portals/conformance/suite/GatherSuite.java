package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.OnAllReplies;
import io.portals.api.task.Outcome;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Several asks that are made as one: their continuation is resumed once, with what became of each, in the order of the requests. */
public abstract class GatherSuite implements UnderTest {
    private static final long EVENTS = 40;
    private static final long KEYS = 5;
    private static final Input<Long> IN = Input.at("/gathers/inputs/events", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/gathers/workflows/asking/stream", String.class);

    record Question(long event, int index) {}

    record Answer(long event, int index) {}

    static final KeyedPortal<Long, Question, Answer> DESK = KeyedPortal.at(
            "/gathers/portals/desk",
            Question.class,
            Answer.class,
            Long.class,
            question -> (question.event() + question.index()) % 7);

    /** Answers most, refuses some, fails for some, and keeps some for ever. */
    record Desk() implements Replier<Question, Answer, String> {
        static final PerKeyList<ReplyTo<Answer>> KEPT = State.perKeyList("kept", new Type<ReplyTo<Answer>>() {});

        @Override
        public Uses uses() {
            return Uses.state(KEPT);
        }

        @Override
        public void request(Question question, ReplierContext<String, Answer> ctx) {
            switch (kind(question.event(), question.index())) {
                case "refused" -> ctx.fail("no");
                case "set aside" -> throw new IllegalStateException("poison");
                case "kept" -> ctx.list(KEPT).add(ctx.replyTo());
                default -> ctx.reply(new Answer(question.event(), question.index()));
            }
        }
    }

    private static String kind(long event, int index) {
        return switch ((int) (event * 3 + index) % 11) {
            case 2 -> "refused";
            case 5 -> "set aside";
            case 8 -> "kept";
            default -> "answered";
        };
    }

    /** Asks as many questions as the event says: none, one, or more. */
    record Asking(long limitMillis) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.asks(DESK).resumes(Answered.class);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            List<Question> questions = IntStream.range(0, asked(event))
                    .mapToObj(index -> new Question(event, index))
                    .toList();
            if (limitMillis > 0) {
                ctx.askAll(DESK, questions)
                        .within(Duration.ofMillis(limitMillis))
                        .then(new Answered(event));
            } else {
                ctx.askAll(DESK, questions).then(new Answered(event));
            }
            Mishap.at("ask");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "asking"));
        }
    }

    private static int asked(long event) {
        return (int) (event % 6);
    }

    record Answered(long event) implements OnAllReplies<Answer, String> {
        @Override
        public void resume(List<Outcome<Answer>> outcomes, TaskContext<String> ctx) {
            List<String> words = new ArrayList<>();
            for (Outcome<Answer> outcome : outcomes) {
                words.add(outcome.reply()
                        .map(answer -> "" + answer.index())
                        .orElseGet(() -> outcome.failure().orElseThrow().kind().name()));
            }
            ctx.emit(Ledger.done(ctx, event + ": " + words, "asking"));
            Mishap.at("resume");
        }
    }

    private static Application application(long limitMillis) {
        return Application.named("gathers", app -> {
            app.workflow("asking", app.input("events", Long.class))
                    .keyBy(Long.class, event -> event % KEYS)
                    .process("asking", String.class, new Asking(limitMillis))
                    .sink();
            app.workflow("desks", app.generator("none", Generator.of(Long.class)))
                    .keyBy(Long.class, n -> n)
                    .process("desk", String.class, Tasks.nothing())
                    .replies(DESK, new Desk())
                    .onError(ErrorPolicy.SKIP)
                    .sink();
        });
    }

    /** What is said, where requests that are kept end as given. */
    private static List<String> expected(String keptEnds) {
        Ledger ledger = new Ledger();
        LongStream.range(0, EVENTS).forEach(event -> {
            List<String> words = IntStream.range(0, asked(event))
                    .mapToObj(index -> switch (kind(event, index)) {
                        case "refused" -> "REFUSED";
                        case "set aside" -> "SET_ASIDE";
                        case "kept" -> keptEnds;
                        default -> "" + index;
                    })
                    .toList();
            ledger.expect(event + ": " + words, "asking", event % KEYS);
        });
        return ledger.expected();
    }

    private static List<String> run(Way way, long limitMillis) throws Exception {
        return way.run(Program.of(application(limitMillis))
                        .reading(IN, EVENTS, 6)
                        .watching(LINES))
                .of(LINES);
    }

    @EveryWay
    void eachIsResumedOnceWithWhatBecameOfEach(Way way) throws Exception {
        assertThat(run(way, 0)).containsExactlyInAnyOrderElementsOf(expected("UNANSWERED"));
    }

    /** So long that only those that are kept reach it. */
    @EveryWay
    void aLimitEndsThoseThatAreNotAnswered(Way way) throws Exception {
        assertThat(run(way, 3_000)).containsExactlyInAnyOrderElementsOf(expected("TIMEOUT"));
    }

    /** However short it is: there is nothing that it could end, and nothing is left of it. */
    @EveryWay
    void aLimitEndsNothingWhereNothingWasAsked(Way way) throws Exception {
        AtomicStream<DeadLetter<Object>> letters = AtomicStream.deadLetters("/gathers/workflows/asking");
        List<Long> askNothing =
                LongStream.range(0, EVENTS).map(n -> 6 * n).boxed().toList();
        var outcome = way.run(Program.of(application(1))
                .reading(IN, Program.atoms(askNothing, 5))
                .watching(LINES, letters));
        assertThat(outcome.of(letters)).isEmpty();
        assertThat(outcome.of(LINES))
                .filteredOn(line -> line.contains(": ["))
                .hasSize((int) EVENTS)
                .allMatch(line -> line.contains(": [] at"));
    }

    @EveryWay
    void aFailureWhileTheyAreMadeLeavesNothing(Way way) throws Exception {
        for (String place : List.of("ask", "resume")) {
            List<String> lines = way.run(Program.of(application(0))
                            .reading(IN, EVENTS, 6)
                            .watching(LINES)
                            .failingAt(place, 5))
                    .of(LINES);
            assertThat(lines).as(place).containsExactlyInAnyOrderElementsOf(expected("UNANSWERED"));
        }
    }
}
