package io.portals.api.graph;

import static io.portals.api.Fixtures.LENGTH;
import static io.portals.api.Fixtures.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Fixtures.Keep;
import io.portals.api.Fixtures.Measure;
import io.portals.api.Fixtures.Measured;
import io.portals.api.Fixtures.Using;
import io.portals.api.Flow;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.TaskFlow;
import io.portals.api.Type;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The graph that the builder leaves for runtimes to read. */
class GraphTest {
    private static final Input<String> WORDS = Input.at("/shop/inputs/words", String.class);

    @Nested
    class Steps {
        @Test
        void eachHasAPathAndReadsTheOneBefore() {
            Workflow workflow = onlyWorkflow(Application.named("shop", app -> app.workflow("w", WORDS)
                    .map(String.class, word -> word)
                    .filter(word -> true)
                    .flatMap(String.class, List::of)
                    .map(Integer.class, String::length)
                    .keyBy(Integer.class, length -> length)
                    .unkeyed()
                    .map(String.class, length -> "" + length)
                    .keyBy(String.class, word -> word)
                    .process("keep", String.class, new Keep())
                    .sink()));

            assertThat(workflow.path()).isEqualTo("/shop/workflows/w");
            assertThat(workflow.stream()).isEqualTo("/shop/workflows/w/stream");
            assertThat(edges(workflow))
                    .containsExactly(
                            "source []",
                            "map-1 [source]",
                            "filter-1 [map-1]",
                            "flatMap-1 [filter-1]",
                            "map-2 [flatMap-1]",
                            "keyBy-1 [map-2]",
                            "map-3 [keyBy-1]",
                            "keyBy-2 [map-3]",
                            "keep [keyBy-2]");
            assertThat(workflow.output()).isEqualTo("/shop/workflows/w/keep");
            assertThat(workflow.steps())
                    .extracting(Step::kind)
                    .containsExactly("source", "map", "filter", "flatMap", "map", "keyBy", "map", "keyBy", "task");
            assertThat(workflow.steps())
                    .extracting(step -> step.type().toString().replace("java.lang.", ""))
                    .containsExactly(
                            "String", "String", "String", "String", "Integer", "Integer", "String", "String", "String");
        }

        @Test
        void aFlowCanBeReadMoreThanOnce() {
            Workflow workflow = onlyWorkflow(Application.named("shop", app -> {
                Flow<String> words = app.workflow("w", WORDS);
                Flow<String> shorts = words.filter(word -> word.length() < 5);
                Flow<String> longs = words.filter(word -> word.length() >= 5);
                shorts.map(String.class, word -> "short " + word)
                        .union(longs.map(String.class, word -> "long " + word))
                        .sink();
            }));

            assertThat(edges(workflow))
                    .containsExactly(
                            "source []",
                            "filter-1 [source]",
                            "filter-2 [source]",
                            "map-1 [filter-1]",
                            "map-2 [filter-2]",
                            "union-1 [map-1, map-2]");
        }

        @Test
        void inputsComeBeforeThoseThatReadThem() {
            Workflow workflow = onlyWorkflow(Application.named("shop", app -> {
                Flow<String> words = app.workflow("w", WORDS);
                Flow<String> late = words.filter(word -> true);
                Flow<String> later = words.map(String.class, word -> word).union(late);
                later.union(words).sink();
            }));

            List<String> seen = new ArrayList<>();
            for (Step step : workflow.steps()) {
                assertThat(seen).as("before " + step.path()).containsAll(step.inputs());
                seen.add(step.path());
            }
            assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        }

        @Test
        void chainedKeyedTasksStayUnderTheirKey() {
            Workflow workflow = onlyWorkflow(Application.named("shop", app -> words(app, "w")
                    .process("a", String.class, new Keep())
                    .process("b", String.class, new Keep())
                    .sink()));

            assertThat(edges(workflow)).containsExactly("source []", "keyBy-1 [source]", "a [keyBy-1]", "b [a]");
            assertThat(workflow.steps())
                    .filteredOn(Step.Keyed.class::isInstance)
                    .extracting(step -> ((Step.Keyed) step).key().toString())
                    .containsExactly("java.lang.String", "java.lang.String");
        }

        @Test
        void aTaskKnowsItsRepliersAndAllThatBothUse() {
            Application application = Application.named("shop", app -> {
                TaskFlow<String, String> task = words(app, "w")
                        .process("p", String.class, new Using(() -> Uses.state(State.perKey("count", Long.class))
                                .asks(LENGTH)
                                .resumes(Measured.class)));
                task.sink();
                task.replies(LENGTH, new Measure());
            });

            Step.Keyed keyed = (Step.Keyed) onlyWorkflow(application).step("/shop/workflows/w/p");
            assertThat(keyed.repliers()).singleElement().satisfies(serves -> {
                assertThat(serves.portal()).isEqualTo(LENGTH);
                assertThat((Object) serves.replier()).isEqualTo(new Measure());
            });
            assertThat(keyed.uses().states()).containsExactly(State.perKey("count", Long.class));
            assertThat(keyed.uses().portals()).containsExactly(LENGTH);
            assertThat(keyed.uses().continuations()).containsExactly(Measured.class);
        }

        @Test
        void oneThatDoesNotExist() {
            Workflow workflow = onlyWorkflow(
                    Application.named("shop", app -> app.workflow("w", WORDS).sink()));
            assertThatThrownBy(() -> workflow.step("/shop/workflows/w/p"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("/shop/workflows/w has no step /shop/workflows/w/p");
            assertThat(workflow.step("/shop/workflows/w/source")).isInstanceOf(Step.Source.class);
        }

        private List<String> edges(Workflow workflow) {
            String prefix = workflow.path() + "/";
            return workflow.steps().stream()
                    .map(step -> (step.path() + " " + step.inputs()).replace(prefix, ""))
                    .toList();
        }

        private Workflow onlyWorkflow(Application application) {
            assertThat(application.graph().workflows()).hasSize(1);
            return application.graph().workflows().get(0);
        }
    }

    @Nested
    class Applications {
        private Application shop(String input, int atomSize, String task) {
            return Application.named("shop", app -> {
                Input<String> words = app.input(input, String.class);
                app.input("lists", new Type<List<String>>() {});
                app.generator("numbers", Generator.range(0, 9, atomSize));
                Sequencer<String> all = app.sequencer("all", String.class);
                app.connect(words, all);
                app.workflow("w", all)
                        .filter(word -> true)
                        .keyBy(String.class, word -> word)
                        .process(task, String.class, new Keep())
                        .replies(LENGTH, new Measure())
                        .sink();
            });
        }

        @Test
        void printTheirGraph() {
            assertThat(shop("words", 3, "keep"))
                    .hasToString(
                            """
                            application shop
                              input /shop/inputs/words of java.lang.String
                              input /shop/inputs/lists of io.portals.api.graph.GraphTest$Applications$1
                              generator /shop/generators/numbers of java.lang.Long
                              sequencer /shop/sequencers/all of java.lang.String
                              /shop/inputs/words -> /shop/sequencers/all
                              workflow /shop/workflows/w
                                source /shop/workflows/w/source reads /shop/sequencers/all of java.lang.String
                                filter /shop/workflows/w/filter-1 of java.lang.String reads [/shop/workflows/w/source]
                                keyBy /shop/workflows/w/keyBy-1 of java.lang.String reads [/shop/workflows/w/filter-1] by java.lang.String
                                task /shop/workflows/w/keep of java.lang.String reads [/shop/workflows/w/keyBy-1] runs Keep[] uses states [], portals [], continuations [], timers [] serves /shop/portals/length of java.lang.String -> java.lang.Integer with Measure[]
                                sink /shop/workflows/w/keep
                            """);
        }

        @Test
        void areEqualIfBuiltAlike() {
            assertThat(shop("words", 3, "keep"))
                    .isEqualTo(shop("words", 3, "keep"))
                    .hasSameHashCodeAs(shop("words", 3, "keep"))
                    .isNotEqualTo(shop("wards", 3, "keep"))
                    .isNotEqualTo(shop("words", 3, "drop"))
                    .isNotEqualTo("shop");
            assertThat(shop("words", 3, "keep").name()).isEqualTo("shop");
        }

        @Test
        void keepTheirPartsInTheOrderInWhichTheyWereDeclared() {
            ApplicationGraph graph = Application.named("shop", app -> {
                        for (String name : List.of("z", "a", "m")) {
                            app.input(name, String.class);
                            app.generator(name, Generator.range(0, 9, 3));
                            app.workflow(name, WORDS).sink();
                        }
                    })
                    .graph();
            assertThat(graph.inputs())
                    .extracting(AtomicStream::path)
                    .containsExactly("/shop/inputs/z", "/shop/inputs/a", "/shop/inputs/m");
            assertThat(graph.generators().keySet())
                    .containsExactly("/shop/generators/z", "/shop/generators/a", "/shop/generators/m");
            assertThat(graph.workflows())
                    .extracting(Workflow::path)
                    .containsExactly("/shop/workflows/z", "/shop/workflows/a", "/shop/workflows/m");
        }

        @Test
        void cannotBeChanged() {
            ApplicationGraph graph = shop("words", 3, "keep").graph();
            assertThatThrownBy(() -> graph.inputs().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> graph.generators().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> graph.workflows().get(0).steps().clear())
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Nested
    class Registries {
        @Test
        void knowAllStreamsPortalsAndSteps() {
            Application shop = Application.named("shop", app -> {
                Input<String> words = app.input("words", String.class);
                app.connect(words, app.sequencer("all", String.class));
                app.generator("numbers", Generator.range(0, 9, 3));
                words(app, "w")
                        .process("p", String.class, new Keep())
                        .replies(LENGTH, new Measure())
                        .sink();
            });
            Sequencer<String> all = Sequencer.at("/shop/sequencers/all", String.class);
            Application mall = Application.named("mall", app -> app.connect(app.input("more", String.class), all));

            Registry registry = Registry.of(List.of(shop, mall));

            assertThat(registry.applications()).containsExactly(shop.graph(), mall.graph());
            assertThat(registry.streams().values())
                    .extracting(AtomicStream::toString)
                    .containsExactly(
                            "/shop/inputs/words of java.lang.String",
                            "/shop/generators/numbers of java.lang.Long",
                            "/shop/sequencers/all of java.lang.String",
                            "/shop/workflows/w/stream of java.lang.String",
                            "/shop/workflows/w/dead-letters of io.portals.api.task.DeadLetter",
                            "/mall/inputs/more of java.lang.String");
            assertThat(registry.steps().keySet())
                    .containsExactly("/shop/workflows/w/source", "/shop/workflows/w/keyBy-1", "/shop/workflows/w/p");
            assertThat(registry.portals().get(LENGTH.path())).singleElement().satisfies(answered -> {
                assertThat(answered.portal()).isEqualTo(LENGTH);
                assertThat(answered.task().path()).isEqualTo("/shop/workflows/w/p");
            });
            List<AtomicStream<?>> feeding = registry.feeding(all);
            assertThat(feeding)
                    .extracting(AtomicStream::path)
                    .containsExactly("/shop/inputs/words", "/mall/inputs/more");
        }
    }
}
