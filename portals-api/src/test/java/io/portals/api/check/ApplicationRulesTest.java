package io.portals.api.check;

import static io.portals.api.Fixtures.LENGTH;
import static io.portals.api.Fixtures.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.Fixtures.Forgotten;
import io.portals.api.Fixtures.Keep;
import io.portals.api.Fixtures.Measure;
import io.portals.api.Fixtures.Measured;
import io.portals.api.Fixtures.Reminder;
import io.portals.api.Fixtures.Using;
import io.portals.api.Flow;
import io.portals.api.KeyedFlow;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.Problems;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the rules for one application say, next to a twin, one token apart, that they let pass. */
class ApplicationRulesTest {

    @Nested
    class TasksAreNamedClassesRule {
        @Test
        void aTaskThatIsAnAnonymousClass() {
            Task<String, String> anonymous = new Task<>() {
                @Override
                public void process(String word, TaskContext<String> ctx) {}
            };
            assertThat(whenRunning(anonymous))
                    .containsExactly("/shop/workflows/w/p: the task is an anonymous class, "
                            + anonymous.getClass().getName()
                            + "; write it as a record: record MyTask(...) implements Task<...>");
            assertThat(whenRunning(new Keep())).isEmpty();
        }

        @Test
        void aReplierThatIsAnAnonymousClass() {
            Replier<String, Integer, String> anonymous = new Replier<>() {
                @Override
                public void request(String word, ReplierContext<String, Integer> ctx) {}
            };
            assertThat(whenReplying(anonymous))
                    .containsExactly("/shop/workflows/w/p: the replier is an anonymous class, "
                            + anonymous.getClass().getName()
                            + "; write it as a record: record MyReplier(...) implements Replier<...>");
            assertThat(whenReplying(new Measure())).isEmpty();
        }

        @Test
        void aTaskThatIsALambdaOrAMethodReference() {
            String problem = "/shop/workflows/w/p: the task is a lambda or a method reference; write it as a record:"
                    + " record MyTask(...) implements Task<...>";
            assertThat(whenRunning((word, ctx) -> ctx.emit(word))).containsExactly(problem);
            assertThat(whenRunning(ApplicationRulesTest::emit)).containsExactly(problem);
            assertThat(whenRunning(new Keep())).isEmpty();
        }

        @Test
        void aReplierThatIsALambdaOrAMethodReference() {
            String problem = "/shop/workflows/w/p: the replier is a lambda or a method reference; write it as a record:"
                    + " record MyReplier(...) implements Replier<...>";
            assertThat(whenReplying((word, ctx) -> ctx.reply(word.length()))).containsExactly(problem);
            assertThat(whenReplying(ApplicationRulesTest::measure)).containsExactly(problem);
            assertThat(whenReplying(new Measure())).isEmpty();
        }

        @Test
        void aTaskThatIsARecordInAMethodHasAName() {
            record Local() implements Task<String, String> {
                @Override
                public void process(String word, TaskContext<String> ctx) {}
            }
            assertThat(whenRunning(new Local())).isEmpty();
        }

        private List<String> whenReplying(Replier<String, Integer, String> replier) {
            return Problems.whenBuilding(app -> words(app, "w")
                    .process("p", String.class, new Keep())
                    .replies(LENGTH, replier)
                    .sink());
        }
    }

    @Nested
    class PortalsAreOwnRule {
        private static final KeyedPortal<String, String, Integer> STRANGE =
                KeyedPortal.at("/mall/portals/length", String.class, Integer.class, String.class, word -> word);

        @Test
        void aDeclaredPortalWithoutReplier() {
            assertThat(Problems.whenBuilding(app -> {
                        length(app);
                        words(app, "w").process("p", String.class, new Keep()).sink();
                    }))
                    .containsExactly(
                            "/shop/portals/length: has no replier; let a task of this application serve it with .replies(...)");
            assertThat(Problems.whenBuilding(app -> {
                        KeyedPortal<String, String, Integer> length = length(app);
                        words(app, "w")
                                .process("p", String.class, new Keep())
                                .replies(length, new Measure())
                                .sink();
                    }))
                    .isEmpty();
        }

        @Test
        void aPortalOfAnotherApplication() {
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Keep())
                            .replies(STRANGE, new Measure())
                            .sink()))
                    .containsExactly("/shop/workflows/w/p: replies to /mall/portals/length, which belongs to another"
                            + " application; reply to a portal of this application: /shop/portals/length");
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Keep())
                            .replies(LENGTH, new Measure())
                            .sink()))
                    .isEmpty();
        }

        @Test
        void twoTasksThatReplyToOnePortal() {
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Keep())
                            .replies(LENGTH, new Measure())
                            .process("q", String.class, new Keep())
                            .replies(LENGTH, new Measure())
                            .sink()))
                    .containsExactly("/shop/portals/length: has two repliers, /shop/workflows/w/p and"
                            + " /shop/workflows/w/q; let one task reply; others may ask it");
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Keep())
                            .replies(LENGTH, new Measure())
                            .process("q", String.class, new Keep())
                            .replies(size(), new Measure())
                            .sink()))
                    .isEmpty();
        }

        @Test
        void aTaskThatRepliesTwiceToOnePortal() {
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Keep())
                            .replies(LENGTH, new Measure())
                            .replies(LENGTH, new Measure())
                            .sink()))
                    .containsExactly("/shop/portals/length: has two repliers, both of /shop/workflows/w/p; keep one of"
                            + " the two .replies(...)");
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Keep())
                            .replies(LENGTH, new Measure())
                            .replies(size(), new Measure())
                            .sink()))
                    .isEmpty();
        }

        @Test
        void aPortalThatIsServedWithOtherTypesThanItIsDeclaredWith() {
            assertThat(Problems.whenBuilding(app -> {
                        app.portal("length", String.class, Long.class, String.class, word -> word);
                        words(app, "w")
                                .process("p", String.class, new Keep())
                                .replies(LENGTH, new Measure())
                                .sink();
                    }))
                    .containsExactly("/shop/workflows/w/p: replies to /shop/portals/length of java.lang.String ->"
                            + " java.lang.Integer by java.lang.String, but it is declared as /shop/portals/length of"
                            + " java.lang.String -> java.lang.Long by java.lang.String; use one constant for both");
            assertThat(Problems.whenBuilding(app -> {
                        app.portal("length", String.class, Integer.class, String.class, word -> word);
                        words(app, "w")
                                .process("p", String.class, new Keep())
                                .replies(LENGTH, new Measure())
                                .sink();
                    }))
                    .isEmpty();
        }

        @Test
        void aPortalThatIsServedWithAnotherKeyThanItIsDeclaredWith() {
            assertThat(Problems.whenBuilding(app -> {
                        app.portal("length", String.class, Integer.class, Integer.class, String::length);
                        words(app, "w")
                                .process("p", String.class, new Keep())
                                .replies(LENGTH, new Measure())
                                .sink();
                    }))
                    .containsExactly("/shop/workflows/w/p: replies to /shop/portals/length of java.lang.String ->"
                            + " java.lang.Integer by java.lang.String, but it is declared as /shop/portals/length of"
                            + " java.lang.String -> java.lang.Integer by java.lang.Integer; use one constant for both");
        }

        private KeyedPortal<String, String, Integer> length(AppBuilder app) {
            return app.portal("length", String.class, Integer.class, String.class, word -> word);
        }

        private KeyedPortal<String, String, Integer> size() {
            return KeyedPortal.at("/shop/portals/size", String.class, Integer.class, String.class, word -> word);
        }
    }

    @Nested
    class DeclaredUsesAreSoundRule {
        private static final PerKey<Long> COUNT = State.perKey("count", Long.class);

        @Test
        void oneNameOfStateWithTwoTypes() {
            assertThat(whenUsing(Uses.state(COUNT, State.perKey("count", Integer.class))))
                    .containsExactly("/shop/workflows/w/p: declares state \"count\" as java.lang.Long and as"
                            + " java.lang.Integer; give one of them another name, or use one constant for both");
            assertThat(whenUsing(Uses.state(COUNT, State.perKey("count", Long.class))))
                    .isEmpty();
            assertThat(whenUsing(Uses.state(COUNT, State.perKey("number", Integer.class))))
                    .isEmpty();
        }

        @Test
        void oneNameOfStateWithTwoGenericTypes() {
            PerKey<List<String>> words = State.perKey("words", new Type<List<String>>() {});
            PerKey<List<Long>> numbers = State.perKey("words", new Type<List<Long>>() {});
            assertThat(whenUsing(Uses.state(words, numbers)))
                    .singleElement()
                    .asString()
                    .startsWith("/shop/workflows/w/p: declares state \"words\" as ")
                    .endsWith("; give one of them another name, or use one constant for both");
            assertThat(whenUsing(Uses.state(words, words))).isEmpty();
        }

        @Test
        void aTaskAndItsReplierHaveOneScope() {
            record Counting() implements Replier<String, Integer, String> {
                @Override
                public Uses uses() {
                    return Uses.state(State.perKey("count", Integer.class));
                }

                @Override
                public void request(String word, ReplierContext<String, Integer> ctx) {}
            }
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Using(() -> Uses.state(COUNT)))
                            .replies(LENGTH, new Counting())
                            .sink()))
                    .containsExactly("/shop/workflows/w/p: declares state \"count\" as java.lang.Long and as"
                            + " java.lang.Integer; give one of them another name, or use one constant for both");
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Using(() -> Uses.state(COUNT)))
                            .process("q", String.class, new Keep())
                            .replies(LENGTH, new Counting())
                            .sink()))
                    .isEmpty();
        }

        @Test
        void aRecordThatIsNoContinuation() {
            assertThat(whenUsing(Uses.state(COUNT).resumes(Forgotten.class)))
                    .containsExactly(
                            "/shop/workflows/w/p: declares io.portals.api.Fixtures$Forgotten as a continuation,"
                                    + " which it is not; let the record implement OnReply<...>, or OnAllReplies<...>");
            assertThat(whenUsing(Uses.state(COUNT).resumes(Measured.class))).isEmpty();
        }

        @Test
        void aRecordThatIsNoTimer() {
            assertThat(whenUsing(Uses.state(COUNT).fires(Forgotten.class)))
                    .containsExactly(
                            "/shop/workflows/w/p: declares io.portals.api.Fixtures$Forgotten as a timer, which it"
                                    + " is not; let the record implement OnTimer<...>");
            assertThat(whenUsing(Uses.state(COUNT).fires(Reminder.class))).isEmpty();
        }

        @Test
        void stateOfOneNameAndTwoKinds() {
            PerKeyList<Long> list = State.perKeyList("count", Long.class);
            PerKeyMap<String, Long> map =
                    State.perKeyMap("count", String.class, Long.class).expireAfter(Duration.ofDays(1));
            String path = "/shop/workflows/w/p: declares state \"count\" as ";
            String mend = "; give one of them another name, or use one constant for both";
            assertThat(whenUsing(Uses.state(COUNT, list)))
                    .containsExactly(path + "java.lang.Long and as list of java.lang.Long" + mend);
            assertThat(whenUsing(Uses.state(list, map)))
                    .containsExactly(path + "list of java.lang.Long and as map of java.lang.String to java.lang.Long,"
                            + " expiring after PT24H" + mend);
            assertThat(whenUsing(Uses.state(COUNT, COUNT.expireAfter(Duration.ofDays(1)))))
                    .containsExactly(path + "java.lang.Long and as java.lang.Long, expiring after PT24H" + mend);
            assertThat(whenUsing(Uses.state(list, State.perKeyList("count", Long.class))))
                    .isEmpty();
        }

        @Test
        void usesThatAreNull() {
            assertThatThrownBy(() -> whenUsing(null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("/shop/workflows/w/p: uses() of io.portals.api.Fixtures$Using returned null; return"
                            + " Uses.nothing() instead");
            assertThat(whenUsing(Uses.nothing())).isEmpty();
        }

        private List<String> whenUsing(Uses uses) {
            return whenRunning(new Using(() -> uses));
        }
    }

    @Nested
    class EventsAreReadRule {
        private static final String NOWHERE =
                ": its events go nowhere; end its flow with .sink(), join it by .union(...) to"
                        + " the flow that is, or remove the step";

        @Test
        void aStatelessStepThatNobodyReads() {
            assertThat(Problems.whenBuilding(app -> {
                        Flow<String> words = app.workflow("w", app.input("words", String.class));
                        words.filter(word -> word.isEmpty()).map(Integer.class, String::length);
                        words.filter(word -> !word.isEmpty()).sink();
                    }))
                    .containsExactly("/shop/workflows/w/map-1" + NOWHERE);
            assertThat(Problems.whenBuilding(app -> {
                        Flow<String> words = app.workflow("w", app.input("words", String.class));
                        Flow<String> empty =
                                words.filter(word -> word.isEmpty()).map(String.class, word -> "empty");
                        words.filter(word -> !word.isEmpty()).union(empty).sink();
                    }))
                    .isEmpty();
        }

        @Test
        void aKeyByAndAUnionThatNobodyReads() {
            assertThat(Problems.whenBuilding(app -> {
                        Flow<String> words = app.workflow("w", app.input("words", String.class));
                        words.keyBy(String.class, word -> word);
                        words.union(words);
                        words.sink();
                    }))
                    .containsExactly("/shop/workflows/w/keyBy-1" + NOWHERE, "/shop/workflows/w/union-1" + NOWHERE);
            assertThat(Problems.whenBuilding(app -> {
                        Flow<String> words = app.workflow("w", app.input("words", String.class));
                        words.keyBy(String.class, word -> word).process("p", String.class, new Keep());
                        words.union(words).sink();
                    }))
                    .isEmpty();
        }

        @Test
        void aKeyedTaskMayHaveEffectsThatAreNoEvents() {
            assertThat(Problems.whenBuilding(app -> {
                        words(app, "w")
                                .process("serving", String.class, new Keep())
                                .replies(LENGTH, new Measure());
                        app.workflow("v", app.input("others", String.class)).sink();
                    }))
                    .containsExactly("/shop/workflows/w: has no output; end its flow with .sink()");
            assertThat(Problems.whenBuilding(app -> {
                        KeyedFlow<String, String> words = words(app, "w");
                        words.process("serving", String.class, new Keep()).replies(LENGTH, new Measure());
                        words.sink();
                    }))
                    .isEmpty();
        }
    }

    @Nested
    class DeclarationsOfUse {
        @Test
        void addUpEachOnce() {
            PerKey<Long> count = State.perKey("count", Long.class);
            Portal<String, Integer> asked = Portal.at("/shop/portals/length", String.class, Integer.class);
            Uses uses = Uses.state(count)
                    .asks(asked)
                    .resumes(Measured.class)
                    .fires(Reminder.class)
                    .asks(LENGTH)
                    .and(Uses.state(count));
            assertThat(uses.states()).containsExactly(count);
            assertThat(uses.portals()).containsExactly(asked);
            assertThat(uses.continuations()).containsExactly(Measured.class);
            assertThat(uses.timers()).containsExactly(Reminder.class);
            assertThat(uses)
                    .hasToString("states [count], portals [/shop/portals/length of java.lang.String ->"
                            + " java.lang.Integer], continuations [class io.portals.api.Fixtures$Measured], timers"
                            + " [class io.portals.api.Fixtures$Reminder]");
        }
    }

    @Nested
    class Reports {
        @Test
        void allProblemsOfAllRulesAreReportedAtOnce() {
            assertThat(Problems.whenBuilding(app -> {
                        app.portal("size", String.class, Integer.class, String.class, word -> word);
                        words(app, "w")
                                .process("p", String.class, new Using(() -> Uses.nothing()
                                        .resumes(Forgotten.class)))
                                .replies(LENGTH, new Measure())
                                .process("q", String.class, new Keep())
                                .replies(LENGTH, new Measure());
                    }))
                    .extracting(problem -> problem.substring(0, problem.indexOf(';')))
                    .containsExactly(
                            "/shop/workflows/w: has no output",
                            "/shop/portals/length: has two repliers, /shop/workflows/w/p and /shop/workflows/w/q",
                            "/shop/portals/size: has no replier",
                            "/shop/workflows/w/p: declares io.portals.api.Fixtures$Forgotten as a continuation, which it"
                                    + " is not");
        }

        @Test
        void problemsAreKeptWhenTheExceptionIsShipped() throws Exception {
            InvalidApplicationException invalid =
                    new InvalidApplicationException(List.of(new Problem("/shop", "is closed", "open it")));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(invalid);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(((InvalidApplicationException) in.readObject()).problems())
                        .isEqualTo(invalid.problems());
            }
        }

        @Test
        void aProblemThatIsFoundTwiceIsReportedOnce() {
            Problem closed = new Problem("/shop", "is closed", "open it");
            InvalidApplicationException invalid = new InvalidApplicationException(List.of(closed, closed));
            assertThat(invalid.problems()).containsExactly(closed);
            assertThat(invalid).hasMessage("1 problem:\n  /shop: is closed; open it");
        }
    }

    private static void emit(String word, TaskContext<String> ctx) {
        ctx.emit(word);
    }

    private static void measure(String word, ReplierContext<String, Integer> ctx) {
        ctx.reply(word.length());
    }

    private static List<String> whenRunning(Task<String, String> task) {
        return Problems.whenBuilding(
                app -> words(app, "w").process("p", String.class, task).sink());
    }

    /** The rules are run by {@link Application#named}; nothing else need be called. */
    @Test
    void anApplicationThatIsRefusedIsNotBuilt() {
        assertThatThrownBy(() -> Application.named("shop", app -> words(app, "w")))
                .isInstanceOf(InvalidApplicationException.class)
                .isInstanceOf(IllegalArgumentException.class);
    }
}
