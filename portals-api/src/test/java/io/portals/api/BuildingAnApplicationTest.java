package io.portals.api;

import static io.portals.api.Fixtures.LENGTH;
import static io.portals.api.Fixtures.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Fixtures.Keep;
import io.portals.api.Fixtures.Measure;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the builder refuses, next to a twin, one token apart, that it takes. */
class BuildingAnApplicationTest {

    @Nested
    class Names {
        @Test
        void twoInputsOfOneName() {
            assertThat(Problems.whenBuilding(app -> {
                        app.input("a", String.class);
                        app.input("a", String.class);
                    }))
                    .containsExactly("/shop/inputs/a: the name is used twice; give one of them another name");
            assertThat(Problems.whenBuilding(app -> {
                        app.input("a", String.class);
                        app.input("b", String.class);
                    }))
                    .isEmpty();
        }

        @Test
        void threeInputsOfOneNameAreReportedUnderTheNameThatWasWritten() {
            assertThat(Problems.whenBuilding(app -> {
                        app.input("a", String.class);
                        app.input("a", String.class);
                        app.input("a", String.class);
                    }))
                    .containsExactly("/shop/inputs/a: the name is used twice; give one of them another name");
        }

        @Test
        void twoGeneratorsOfOneName() {
            assertThat(Problems.whenBuilding(app -> {
                        app.generator("a", Generator.range(0, 9, 3));
                        app.generator("a", Generator.range(0, 9, 3));
                    }))
                    .containsExactly("/shop/generators/a: the name is used twice; give one of them another name");
            assertThat(Problems.whenBuilding(app -> {
                        app.generator("a", Generator.range(0, 9, 3));
                        app.generator("b", Generator.range(0, 9, 3));
                    }))
                    .isEmpty();
        }

        @Test
        void twoSequencersOfOneName() {
            assertThat(Problems.whenBuilding(app -> {
                        app.sequencer("a", String.class);
                        app.sequencer("a", String.class);
                    }))
                    .containsExactly("/shop/sequencers/a: the name is used twice; give one of them another name");
            assertThat(Problems.whenBuilding(app -> {
                        app.sequencer("a", String.class);
                        app.sequencer("b", String.class);
                    }))
                    .isEmpty();
        }

        @Test
        void twoWorkflowsOfOneName() {
            assertThat(Problems.whenBuilding(app -> {
                        words(app, "a").sink();
                        words(app, "a").sink();
                    }))
                    .containsExactly("/shop/workflows/a: the name is used twice; give one of them another name");
            assertThat(Problems.whenBuilding(app -> {
                        words(app, "a").sink();
                        words(app, "b").sink();
                    }))
                    .isEmpty();
        }

        @Test
        void twoPortalsOfOneName() {
            assertThat(Problems.whenBuilding(app -> {
                        var a = app.portal("length", String.class, Integer.class, String.class, word -> word);
                        app.portal("length", String.class, Integer.class, String.class, word -> word);
                        words(app, "w")
                                .process("p", String.class, new Keep())
                                .replies(a, new Measure())
                                .sink();
                    }))
                    .containsExactly("/shop/portals/length: the name is used twice; give one of them another name");
            assertThat(Problems.whenBuilding(app -> {
                        var a = app.portal("length", String.class, Integer.class, String.class, word -> word);
                        var b = app.portal("size", String.class, Integer.class, String.class, word -> word);
                        words(app, "w")
                                .process("p", String.class, new Keep())
                                .replies(a, new Measure())
                                .replies(b, new Measure())
                                .sink();
                    }))
                    .isEmpty();
        }

        @Test
        void oneNameForThingsOfDifferentKindsIsFine() {
            assertThat(Problems.whenBuilding(app -> {
                        app.generator("a", Generator.range(0, 9, 3));
                        app.sequencer("a", String.class);
                        app.workflow("a", app.input("a", String.class)).sink();
                    }))
                    .isEmpty();
        }

        @Test
        void twoTasksOfOneNameInAWorkflow() {
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("a", String.class, new Keep())
                            .process("a", String.class, new Keep())
                            .sink()))
                    .containsExactly(
                            "/shop/workflows/w/a: the name is used twice in its workflow; give one of them another name");
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("a", String.class, new Keep())
                            .process("b", String.class, new Keep())
                            .sink()))
                    .isEmpty();
        }

        @Test
        void oneNameForTasksOfTwoWorkflowsIsFine() {
            assertThat(Problems.whenBuilding(app -> {
                        words(app, "v").process("a", String.class, new Keep()).sink();
                        words(app, "w").process("a", String.class, new Keep()).sink();
                    }))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"source", "stream", "map-1", "filter-2", "flatMap-1", "union-3", "keyBy-1"})
        void aTaskWithANameThatThePathsOfOtherStepsHave(String name) {
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process(name, String.class, new Keep())
                            .unkeyed()
                            .map(String.class, word -> word)
                            .sink()))
                    .containsExactly("/shop/workflows/w: the name of a task \"" + name
                            + "\" is kept for a step that has no name of its own; rename the task");
        }

        @ParameterizedTest
        @ValueSource(strings = {"sources", "streams", "map", "map-", "map-one", "remap-1", "sort-1"})
        void aTaskWithANameThatOnlyLooksAlike(String name) {
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process(name, String.class, new Keep())
                            .unkeyed()
                            .map(String.class, word -> word)
                            .sink()))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "a/b", "ä", "a:b", "a#b", "a$b"})
        void namesWithOtherCharacters(String name) {
            char wrong = name.length() == 1 ? name.charAt(0) : name.charAt(1);
            String what = "\"" + name + "\" contains '" + wrong + "'; use letters, digits and - _ . +; rename ";
            assertThat(Problems.whenBuilding(app -> app.input(name, String.class)))
                    .containsExactly("/shop/inputs: the name " + what + "it");
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process(name, String.class, new Keep())
                            .sink()))
                    .containsExactly("/shop/workflows/w: the name of a task " + what + "the task");
            assertThatThrownBy(() -> Application.named(name, app -> {}))
                    .isInstanceOf(InvalidApplicationException.class)
                    .hasMessage("1 problem:\n  application \"" + name + "\": the name "
                            + what.substring(what.indexOf(" contains") + 1) + "the application");
        }

        @Test
        void namesOfAllCharactersThatAreAllowed() {
            assertThat(Problems.whenBuilding(app -> app.input("aZ09-_.+", String.class)))
                    .isEmpty();
        }

        @Test
        void emptyNames() {
            assertThat(Problems.whenBuilding(app -> app.input("", String.class)))
                    .containsExactly("/shop/inputs: the name \"\" is empty; rename it");
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("", String.class, new Keep())
                            .sink()))
                    .containsExactly("/shop/workflows/w: the name of a task \"\" is empty; rename the task");
            assertThatThrownBy(() -> Application.named("", app -> {}))
                    .hasMessage("1 problem:\n  application \"\": the name is empty; rename the application");
        }
    }

    @Nested
    class Outputs {
        @Test
        void aWorkflowWithoutOutput() {
            assertThat(Problems.whenBuilding(app -> words(app, "w").process("p", String.class, new Keep())))
                    .containsExactly("/shop/workflows/w: has no output; end its flow with .sink()");
            assertThat(Problems.whenBuilding(app -> words(app, "w")
                            .process("p", String.class, new Keep())
                            .sink()))
                    .isEmpty();
        }

        @Test
        void aWorkflowWithTwoOutputs() {
            assertThat(Problems.whenBuilding(app -> {
                        Flow<String> words = app.workflow("w", app.input("words", String.class));
                        words.filter(word -> word.isEmpty()).sink();
                        words.filter(word -> !word.isEmpty()).sink();
                    }))
                    .containsExactly("/shop/workflows/w: has two outputs, /shop/workflows/w/filter-1 and"
                            + " /shop/workflows/w/filter-2; end it with one sink(); join the flows by union, or make two"
                            + " workflows");
            assertThat(Problems.whenBuilding(app -> {
                        Flow<String> words = app.workflow("w", app.input("words", String.class));
                        Flow<String> empty = words.filter(word -> word.isEmpty());
                        words.filter(word -> !word.isEmpty()).union(empty).sink();
                    }))
                    .isEmpty();
        }
    }

    @Nested
    class Flows {
        @Test
        void aUnionWithAFlowOfAnotherWorkflow() {
            assertThatThrownBy(() -> Application.named("shop", app -> {
                        Input<String> words = app.input("words", String.class);
                        Flow<String> v = app.workflow("v", words);
                        Flow<String> w = app.workflow("w", words);
                        w.union(v);
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("/shop/workflows/w: union with a flow of /shop/workflows/v; join workflows by a"
                            + " sequencer, or read the other's stream");
            assertThatNoException()
                    .isThrownBy(() -> Application.named("shop", app -> {
                        Input<String> words = app.input("words", String.class);
                        app.workflow("v", words).sink();
                        Flow<String> w = app.workflow("w", words);
                        w.union(w).sink();
                    }));
        }

        @Test
        void aFlowThatIsExtendedWhenTheApplicationIsBuilt() {
            Flow<?>[] kept = new Flow<?>[1];
            Application.named("shop", app -> {
                kept[0] = app.workflow("w", app.input("words", String.class));
                kept[0].sink();
            });

            String message = "/shop/workflows/w: the application is built; add to it inside Application.named(...)";
            assertThatThrownBy(() -> kept[0].filter(word -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> kept[0].sink())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
        }

        @Test
        void aTaskThatGetsAReplierWhenTheApplicationIsBuilt() {
            TaskFlow<?, ?>[] kept = new TaskFlow<?, ?>[1];
            Application.named("shop", app -> {
                TaskFlow<String, String> flow = words(app, "w").process("p", String.class, new Keep());
                kept[0] = flow;
                flow.sink();
            });

            @SuppressWarnings("unchecked")
            TaskFlow<String, String> late = (TaskFlow<String, String>) kept[0];
            assertThatThrownBy(() -> late.replies(LENGTH, new Measure()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("/shop/workflows/w: the application is built; add to it inside Application.named(...)");
        }

        @Test
        void aBuilderThatIsUsedWhenTheApplicationIsBuilt() {
            AppBuilder[] kept = new AppBuilder[1];
            Application.named("shop", app -> kept[0] = app);

            String message = "/shop: the application is built; add to it inside Application.named(...)";
            Sequencer<String> words = Sequencer.at("/shop/sequencers/words", String.class);
            for (Runnable late : List.<Runnable>of(
                    () -> kept[0].input("a", String.class),
                    () -> kept[0].generator("a", Generator.range(0, 9, 3)),
                    () -> kept[0].sequencer("a", String.class),
                    () -> kept[0].connect(words, words),
                    () -> kept[0].portal("a", String.class, Integer.class, String.class, word -> word),
                    () -> kept[0].workflow("a", words))) {
                assertThatThrownBy(late::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage(message);
            }
        }
    }

    @Nested
    class Portals {
        @Test
        void ofGenericTypesIsServedByItsConstant() {
            Type<List<String>> words = new Type<>() {};
            Type<Integer> number = Type.of(Integer.class);
            Type<String> key = Type.of(String.class);
            List<KeyedPortal<String, List<String>, Integer>> built = new ArrayList<>();
            Application.named("shop", app -> {
                built.add(app.portal("count", words, number, key, request -> request.get(0)));
                words(app, "w")
                        .process("p", String.class, new Keep())
                        .replies(built.get(0), new Count())
                        .sink();
            });
            assertThat(built)
                    .containsExactly(
                            KeyedPortal.at("/shop/portals/count", words, number, key, request -> request.get(0)));
            assertThat(built.get(0).key()).isEqualTo(key);
        }

        record Count() implements Replier<List<String>, Integer, String> {
            @Override
            public void request(List<String> words, ReplierContext<String, Integer> ctx) {
                ctx.reply(words.size());
            }
        }

        @Test
        void areServedByTheTaskWhereverItsFlowIsRead() {
            Application early = Application.named("shop", app -> {
                TaskFlow<String, String> task = words(app, "w").process("p", String.class, new Keep());
                task.sink();
                task.replies(LENGTH, new Measure());
            });
            Application late = Application.named("shop", app -> words(app, "w")
                    .process("p", String.class, new Keep())
                    .replies(LENGTH, new Measure())
                    .sink());
            assertThat(early).isEqualTo(late);
        }
    }

    @Nested
    class NothingWhereSomethingBelongs {
        @Test
        void isRefusedAtTheCallThatGivesIt() {
            AtomicStream<String> none = null;
            assertThatThrownBy(() -> Application.named("shop", app -> app.workflow("w", none)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("/shop/workflows/w: the stream to read is null");
            assertThatThrownBy(
                            () -> Application.named("shop", app -> app.connect(none, app.sequencer("s", String.class))))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("/shop: the stream to connect is null");
            assertThatThrownBy(
                            () -> Application.named("shop", app -> app.connect(app.input("words", String.class), null)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("/shop: the sequencer to connect to is null");
            assertThatThrownBy(() -> Application.named("shop", app -> app.generator("g", null)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("/shop/generators/g: the generator is null");
        }
    }

    @Nested
    class Reports {
        @Test
        void allProblemsAreReportedAtOnce() {
            assertThatThrownBy(() -> Application.named("shop", app -> {
                        app.input("words", String.class);
                        app.input("words", String.class);
                        app.input("my words", String.class);
                        app.portal("length", String.class, Integer.class, String.class, word -> word);
                        words(app, "w").process("", String.class, new Keep());
                    }))
                    .isInstanceOf(InvalidApplicationException.class)
                    .hasMessage(
                            """
                            5 problems:
                              /shop/inputs/words: the name is used twice; give one of them another name
                              /shop/inputs: the name "my words" contains ' '; use letters, digits and - _ . +; rename it
                              /shop/workflows/w: the name of a task "" is empty; rename the task
                              /shop/workflows/w: has no output; end its flow with .sink()
                              /shop/portals/length: has no replier; let a task of this application serve it with .replies(...)""");
        }

        @Test
        void aPlaceholderForARefusedNameIsNeverTakenForAnotherName() {
            assertThat(Problems.whenBuilding(app -> {
                        app.input("my words", String.class);
                        app.input("unnamed-0", String.class);
                        app.input("words", String.class);
                        app.input("words", String.class);
                        app.input("words-again", String.class);
                    }))
                    .containsExactly(
                            "/shop/inputs: the name \"my words\" contains ' '; use letters, digits and - _ . +; rename it",
                            "/shop/inputs/words: the name is used twice; give one of them another name");
        }
    }
}
