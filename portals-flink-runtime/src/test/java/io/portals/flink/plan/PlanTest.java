package io.portals.flink.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Flow;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedFlow;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.LaunchCheck;
import io.portals.api.graph.Registry;
import io.portals.flink.plan.Steps.Asking;
import io.portals.flink.plan.Steps.Echo;
import io.portals.flink.plan.Steps.Keep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What small applications compile to. Applications are named {@code a}, {@code b}; paths are shown without "/workflows". */
class PlanTest {

    static Plan plan(Set<String> outputs, Application... applications) {
        Registry registry = Registry.of(List.of(applications));
        LaunchCheck.check(registry);
        return Plan.of(registry, outputs);
    }

    private static Plan plan(Consumer<AppBuilder> a) {
        return plan(Set.of(), Application.named("a", a));
    }

    /** Each vertex in a line: what it is, and where its events come from. */
    private static List<String> shape(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (Vertex vertex : plan.vertices()) {
            String line = vertex.getClass().getSimpleName() + " " + vertex.id();
            lines.add(
                    (vertex.feeds().isEmpty() ? line : line + " <- " + list(vertex.feeds())).replace("/workflows", ""));
        }
        return lines;
    }

    private static String list(List<Feed> feeds) {
        return String.join(", ", feeds.stream().map(Feed::toString).toList());
    }

    private static Vertex.Core onlyCore(Plan plan) {
        assertThat(plan.cores()).hasSize(1);
        return plan.cores().get(0);
    }

    private static List<String> entries(Vertex.Core core) {
        return core.entries().stream()
                .map(entry -> (entry.step() + " <- " + list(entry.feeds())).replace("/workflows", ""))
                .toList();
    }

    private static List<String> wires(Vertex.Core core) {
        List<String> wires = new ArrayList<>();
        core.wires()
                .forEach((from, to) -> to.forEach(each -> wires.add((from + " -> " + each).replace("/workflows", ""))));
        return wires;
    }

    private static AtomicStream<Long> numbers(AppBuilder app) {
        return app.generator("numbers", Generator.range(0, 9, 3));
    }

    /** A cycle of a filter and a keyed task, named after its workflow. */
    private static AtomicStream<Long> ring(AppBuilder app, String name, AtomicStream<Long> from) {
        Sequencer<Long> sequencer = app.sequencer(name, Long.class);
        AtomicStream<Long> round = app.workflow(name, sequencer)
                .filter(n -> n > 0)
                .keyBy(Long.class, n -> n)
                .process("task", Long.class, new Keep())
                .sink();
        app.connect(from, sequencer);
        app.connect(round, sequencer);
        return round;
    }

    @Nested
    class WithoutCyclesAndAsks {
        @Test
        void allIsPlain() {
            Plan plan = plan(app -> {
                AtomicStream<Long> sums = app.workflow("sums", app.input("in", Long.class))
                        .map(Long.class, n -> n + 1)
                        .keyBy(Long.class, n -> n)
                        .process("sum", Long.class, new Keep())
                        .sink();
                app.workflow("big", sums).filter(n -> n > 9).sink();
                app.workflow("generated", numbers(app))
                        .flatMap(Long.class, List::of)
                        .sink();
            });
            assertThat(shape(plan))
                    .containsExactly(
                            "Input /a/inputs/in",
                            "Generated /a/generators/numbers",
                            "Unkeyed /a/sums/map-1 <- /a/inputs/in",
                            "Segment /a/sums/keyBy-1 <- /a/sums/map-1",
                            "Unkeyed /a/big/filter-1 <- /a/sums/sum of /a/sums/keyBy-1",
                            "Unkeyed /a/generated/flatMap-1 <- /a/generators/numbers");
            assertThat(plan.cores()).isEmpty();
        }

        @Test
        void aChainedKeyedTaskIsInTheSegmentOfTheTaskBeforeIt() {
            Plan plan = plan(app -> app.workflow("w", numbers(app))
                    .keyBy(Long.class, n -> n)
                    .process("first", Long.class, new Keep())
                    .process("second", Long.class, new Keep())
                    .sink());
            assertThat(segment(plan))
                    .containsExactly("first behind /a/workflows/w/keyBy-1", "second behind /a/workflows/w/first");
        }

        @Test
        void twoTasksThatReadOneKeyByAreInOneSegment() {
            Plan plan = plan(Set.of("/a/workflows/w/stream"), Application.named("a", app -> {
                KeyedFlow<Long, Long> keyed = app.workflow("w", numbers(app)).keyBy(Long.class, n -> n);
                Flow<Long> left = keyed.process("left", Long.class, new Keep()).unkeyed();
                keyed.process("right", Long.class, new Keep())
                        .unkeyed()
                        .union(left)
                        .sink();
            }));
            assertThat(segment(plan))
                    .containsExactly("left behind /a/workflows/w/keyBy-1", "right behind /a/workflows/w/keyBy-1");
            assertThat(plan.vertices()).last().isInstanceOfSatisfying(Vertex.Segment.class, segment -> assertThat(
                            segment.leaving())
                    .containsExactly("/a/workflows/w/left", "/a/workflows/w/right"));
            assertThat(list(plan.outputs().get("/a/workflows/w/stream")))
                    .isEqualTo("/a/workflows/w/right of /a/workflows/w/keyBy-1, /a/workflows/w/left of"
                            + " /a/workflows/w/keyBy-1");
        }

        @Test
        void anotherKeyByBeginsAnotherSegment() {
            Plan plan = plan(app -> app.workflow("w", numbers(app))
                    .keyBy(Long.class, n -> n)
                    .process("first", Long.class, new Keep())
                    .unkeyed()
                    .keyBy(Long.class, n -> n % 2)
                    .process("second", Long.class, new Keep())
                    .sink());
            assertThat(shape(plan))
                    .containsExactly(
                            "Generated /a/generators/numbers",
                            "Segment /a/w/keyBy-1 <- /a/generators/numbers",
                            "Segment /a/w/keyBy-2 <- /a/w/first of /a/w/keyBy-1");
        }

        @Test
        void aKeyByWithoutTasksIsNoVertex() {
            Plan plan =
                    plan(Set.of("/a/workflows/w/stream"), Application.named("a", app -> app.workflow("w", numbers(app))
                            .keyBy(Long.class, n -> n)
                            .sink()));
            assertThat(shape(plan)).containsExactly("Generated /a/generators/numbers");
            assertThat(list(plan.outputs().get("/a/workflows/w/stream"))).isEqualTo("/a/generators/numbers");
        }

        private List<String> segment(Plan plan) {
            return plan.vertices().stream()
                    .filter(Vertex.Segment.class::isInstance)
                    .flatMap(vertex -> ((Vertex.Segment) vertex).tasks().stream())
                    .map(task -> task.path().substring(task.path().lastIndexOf('/') + 1) + " behind " + task.input())
                    .toList();
        }
    }

    @Nested
    class WhatOnlyPassesEventsOn {
        @Test
        void aUnionIsNoVertexButTwoFeeds() {
            Plan plan = plan(app -> {
                Flow<Long> all = app.workflow("w", numbers(app));
                all.filter(n -> n > 3)
                        .union(all.filter(n -> n < 2))
                        .map(Long.class, n -> n)
                        .sink();
            });
            assertThat(shape(plan))
                    .containsExactly(
                            "Generated /a/generators/numbers",
                            "Unkeyed /a/w/filter-1 <- /a/generators/numbers",
                            "Unkeyed /a/w/filter-2 <- /a/generators/numbers",
                            "Unkeyed /a/w/map-1 <- /a/w/filter-1, /a/w/filter-2");
        }

        @Test
        void aUnionOfAFlowWithItselfGivesEachEventTwice() {
            Plan plan = plan(app -> {
                Flow<Long> all = app.workflow("w", numbers(app));
                all.union(all).map(Long.class, n -> n).sink();
            });
            assertThat(shape(plan))
                    .containsExactly(
                            "Generated /a/generators/numbers",
                            "Unkeyed /a/w/map-1 <- /a/generators/numbers, /a/generators/numbers");
        }

        @Test
        void aStreamThatIsReadTwiceGivesEachReaderAllEvents() {
            Plan plan = plan(app -> {
                AtomicStream<Long> numbers = numbers(app);
                app.workflow("v", numbers).map(Long.class, n -> n).sink();
                app.workflow("w", numbers).map(Long.class, n -> n).sink();
            });
            assertThat(shape(plan))
                    .containsExactly(
                            "Generated /a/generators/numbers",
                            "Unkeyed /a/v/map-1 <- /a/generators/numbers",
                            "Unkeyed /a/w/map-1 <- /a/generators/numbers");
        }

        @Test
        void aStreamThatIsConnectedTwiceToASequencerGivesEachEventTwice() {
            Plan plan = plan(app -> {
                Sequencer<Long> twice = app.sequencer("twice", Long.class);
                AtomicStream<Long> numbers = numbers(app);
                app.connect(numbers, twice);
                app.connect(numbers, twice);
                app.workflow("w", twice).map(Long.class, n -> n).sink();
            });
            assertThat(shape(plan)).contains("Unkeyed /a/w/map-1 <- /a/generators/numbers, /a/generators/numbers");
        }

        @Test
        void aSequencerOfAnotherApplicationIsFedByBoth() {
            Sequencer<Long> all = Sequencer.at("/a/sequencers/all", Long.class);
            Application a = Application.named("a", app -> {
                app.sequencer("all", Long.class);
                app.connect(numbers(app), all);
                app.workflow("w", all).map(Long.class, n -> n).sink();
            });
            Application b = Application.named("b", app -> app.connect(numbers(app), all));
            assertThat(shape(plan(Set.of(), a, b)))
                    .containsExactly(
                            "Generated /a/generators/numbers",
                            "Generated /b/generators/numbers",
                            "Unkeyed /a/w/map-1 <- /a/generators/numbers, /b/generators/numbers");
        }

        @Test
        void aStreamThatIsWantedOutsideComesFromWhatIsBehindItsSequencer() {
            Application a = Application.named("a", app -> {
                Sequencer<Long> all = app.sequencer("all", Long.class);
                app.connect(numbers(app), all);
                app.connect(
                        app.workflow("w", numbersAgain())
                                .map(Long.class, n -> n)
                                .sink(),
                        all);
            });
            Plan plan = plan(Set.of("/a/sequencers/all"), a);
            assertThat(list(plan.outputs().get("/a/sequencers/all")))
                    .isEqualTo("/a/generators/numbers, /a/workflows/w/map-1");
            assertThat(plan.outputTypes().get("/a/sequencers/all")).hasToString("java.lang.Long");
        }

        private AtomicStream<Long> numbersAgain() {
            return AtomicStream.at("/a/generators/numbers", Long.class);
        }

        @Test
        void aCycleWithoutAnyStepIsRefused() {
            assertThatThrownBy(() -> plan(app -> identityRing(app, false)))
                    .isInstanceOf(InvalidApplicationException.class)
                    .hasMessage(
                            "1 problem:\n  /a/sequencers/all: is part of a cycle without any step, in which every event"
                                    + " would go round for ever; put a step into the cycle that lets events end");
            assertThat(plan(app -> identityRing(app, true)).cores()).hasSize(1);
        }

        private void identityRing(AppBuilder app, boolean filtered) {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            Flow<Long> flow = app.workflow("w", all);
            app.connect((filtered ? flow.filter(n -> n > 3) : flow).sink(), all);
            app.connect(numbers(app), all);
            app.workflow("reader", all).map(Long.class, n -> n).sink();
        }

        @Test
        void aCycleWithoutAnyStepIsRefusedAlsoWhereNobodyReadsIt() {
            assertThatThrownBy(() -> plan(app -> {
                        Sequencer<Long> all = app.sequencer("all", Long.class);
                        app.connect(app.workflow("w", all).sink(), all);
                        app.connect(numbers(app), all);
                    }))
                    .isInstanceOf(InvalidApplicationException.class)
                    .hasMessageContaining("/a/sequencers/all: is part of a cycle without any step");
        }
    }

    @Nested
    class Cycles {
        @Test
        void throughASequencerAreFusedInACore() {
            Plan plan = plan(app -> {
                AtomicStream<Long> round = ring(app, "ring", numbers(app));
                app.workflow("done", round).filter(n -> n == 0).sink();
            });
            assertThat(shape(plan))
                    .containsExactly(
                            "Generated /a/generators/numbers",
                            "Unkeyed /a/ring/filter-1 <- /a/generators/numbers",
                            "Core core a <- /a/ring/filter-1",
                            "Unkeyed /a/done/filter-1 <- /a/ring/task of core a");
            Vertex.Core core = onlyCore(plan);
            assertThat(entries(core)).containsExactly("/a/ring/keyBy-1 <- /a/ring/filter-1");
            assertThat(wires(core))
                    .containsExactlyInAnyOrder(
                            "/a/ring/task -> /a/ring/filter-1",
                            "/a/ring/filter-1 -> /a/ring/keyBy-1",
                            "/a/ring/keyBy-1 -> /a/ring/task");
            assertThat(core.leaving()).containsExactly("/a/workflows/ring/task");
        }

        @Test
        void haveAPlainCopyOfTheirStatelessStepsForEnteringEvents() {
            Plan plan = plan(app -> ring(app, "ring", numbers(app)));
            Vertex.Core core = onlyCore(plan);
            assertThat(core.steps()).containsKey("/a/workflows/ring/filter-1");
            assertThat(shape(plan)).contains("Unkeyed /a/ring/filter-1 <- /a/generators/numbers");
            assertThat(core.edges().keySet()).containsExactly("event /a/workflows/ring/keyBy-1");
        }

        @Test
        void haveNoPlainCopyOfAStepThatNothingEnters() {
            Plan plan = plan(app -> {
                Sequencer<Long> sequencer = app.sequencer("s", Long.class);
                app.connect(numbers(app), sequencer);
                app.connect(
                        app.workflow("w", sequencer)
                                .keyBy(Long.class, n -> n)
                                .process("task", Long.class, new Keep())
                                .unkeyed()
                                .filter(n -> n > 0)
                                .sink(),
                        sequencer);
            });
            assertThat(shape(plan))
                    .containsExactly("Generated /a/generators/numbers", "Core core a <- /a/generators/numbers");
        }

        @Test
        void thatShareASequencerAreOneCore() {
            Plan plan = plan(app -> {
                AtomicStream<Long> round = ring(app, "ring", numbers(app));
                Sequencer<Long> ring = Sequencer.at("/a/sequencers/ring", Long.class);
                app.connect(
                        app.workflow("bend", round).map(Long.class, n -> n - 1).sink(), ring);
            });
            Vertex.Core core = onlyCore(plan);
            assertThat(core.id()).isEqualTo("core a");
            assertThat(wires(core))
                    .contains(
                            "/a/ring/task -> /a/ring/filter-1",
                            "/a/ring/task -> /a/bend/map-1",
                            "/a/bend/map-1 -> /a/ring/filter-1");
        }

        @Test
        void thatAreIndependentAreTwoCoresWithTheSameNamesInEachLaunch() {
            Application one = Application.named("a", app -> {
                AtomicStream<Long> numbers = numbers(app);
                ring(app, "left", numbers);
                ring(app, "right", numbers);
            });
            Application other = Application.named("a", app -> {
                AtomicStream<Long> numbers = numbers(app);
                ring(app, "right", numbers);
                ring(app, "left", numbers);
            });
            assertThat(plan(Set.of(), one).cores())
                    .extracting(Vertex.Core::id)
                    .containsExactly("core a /a/workflows/left/filter-1", "core a /a/workflows/right/filter-1");
            assertThat(plan(Set.of(), other).cores())
                    .extracting(Vertex.Core::id)
                    .containsExactlyInAnyOrder(
                            "core a /a/workflows/left/filter-1", "core a /a/workflows/right/filter-1");
        }

        @Test
        void oneBehindTheOtherAreTwoCoresInThatOrder() {
            Plan plan = plan(app -> ring(app, "second", ring(app, "first", numbers(app))));
            assertThat(shape(plan))
                    .containsExactly(
                            "Generated /a/generators/numbers",
                            "Unkeyed /a/first/filter-1 <- /a/generators/numbers",
                            "Core core a /a/first/filter-1 <- /a/first/filter-1",
                            "Unkeyed /a/second/filter-1 <- /a/first/task of core a /a/first/filter-1",
                            "Core core a /a/second/filter-1 <- /a/second/filter-1");
        }

        @Test
        void ofStatelessStepsOnlyAreEnteredAtTheirSteps() {
            Plan plan = plan(app -> {
                Sequencer<Long> all = app.sequencer("all", Long.class);
                app.connect(numbers(app), all);
                app.connect(
                        app.workflow("less", all)
                                .map(Long.class, n -> n - 1)
                                .filter(n -> n > 0)
                                .sink(),
                        all);
            });
            assertThat(shape(plan))
                    .containsExactly("Generated /a/generators/numbers", "Core core a <- /a/generators/numbers");
            Vertex.Core core = onlyCore(plan);
            assertThat(entries(core)).containsExactly("/a/less/map-1 <- /a/generators/numbers");
            assertThat(wires(core))
                    .containsExactlyInAnyOrder(
                            "/a/less/map-1 -> /a/less/filter-1", "/a/less/filter-1 -> /a/less/map-1");
            assertThat(core.edges().values()).extracting(Edge::kind).containsOnly(Edge.Kind.UNKEYED);
        }

        @Test
        void whoseStreamIsReadByAnotherTaskOfTheSameCycleStayInside() {
            Plan plan = plan(app -> {
                Sequencer<Long> all = app.sequencer("all", Long.class);
                app.connect(numbers(app), all);
                AtomicStream<Long> first = app.workflow("v", all)
                        .keyBy(Long.class, n -> n)
                        .process("task", Long.class, new Keep())
                        .sink();
                app.connect(
                        app.workflow("w", first)
                                .keyBy(Long.class, n -> n % 3)
                                .process("task", Long.class, new Keep())
                                .process("chained", Long.class, new Keep())
                                .sink(),
                        all);
            });
            Vertex.Core core = onlyCore(plan);
            assertThat(wires(core))
                    .containsExactlyInAnyOrder(
                            "/a/v/keyBy-1 -> /a/v/task",
                            "/a/v/task -> /a/w/keyBy-1",
                            "/a/w/keyBy-1 -> /a/w/task",
                            "/a/w/task -> /a/w/chained",
                            "/a/w/chained -> /a/v/keyBy-1");
            assertThat(core.leaving()).isEmpty();
        }

        @Test
        void giveEventsThatEnterAndEventsThatGoRoundToAReaderOutside() {
            Plan plan = plan(Set.of("/a/workflows/less/stream"), Application.named("a", app -> {
                Sequencer<Long> all = app.sequencer("all", Long.class);
                app.connect(numbers(app), all);
                AtomicStream<Long> less =
                        app.workflow("less", all).filter(n -> n > 0).sink();
                app.connect(
                        app.workflow("w", less)
                                .keyBy(Long.class, n -> n)
                                .process("task", Long.class, new Keep())
                                .sink(),
                        all);
            }));
            assertThat(list(plan.outputs().get("/a/workflows/less/stream")))
                    .isEqualTo("/a/workflows/less/filter-1, /a/workflows/less/filter-1 of core a");
            assertThat(onlyCore(plan).leaving()).containsExactly("/a/workflows/less/filter-1");
        }
    }

    @Nested
    class Asks {
        private static final KeyedPortal<Long, Long, Long> OF_A = Steps.portal("a", "ask");
        private static final KeyedPortal<Long, Long, Long> OF_B = Steps.portal("b", "ask");

        private Application serving(String name, KeyedPortal<Long, Long, Long> portal) {
            return Application.named(name, app -> app.workflow("serving", numbers(app))
                    .keyBy(Long.class, n -> n)
                    .process("task", Long.class, new Keep())
                    .replies(portal, new Echo())
                    .sink());
        }

        @Test
        void acrossApplicationsJoinThemInOneCore() {
            Application a = Application.named("a", app -> app.workflow("asking", numbers(app))
                    .keyBy(Long.class, n -> n)
                    .process("task", Long.class, Asking.of(OF_B))
                    .sink());
            Plan plan = plan(Set.of(), a, serving("b", OF_B));
            Vertex.Core core = onlyCore(plan);
            assertThat(core.id()).isEqualTo("core a + b");
            assertThat(core.edges().keySet())
                    .containsExactly("reply /a/workflows/asking/task /b/portals/ask", "request /b/portals/ask");
            assertThat(core.portals()).containsOnly(java.util.Map.entry("/b/portals/ask", "/b/workflows/serving/task"));
            assertThat(entries(core))
                    .containsExactly(
                            "/a/asking/keyBy-1 <- /a/generators/numbers",
                            "/b/serving/keyBy-1 <- /b/generators/numbers");
        }

        @Test
        void aTaskThatOnlyServesAPortalIsInACore() {
            Plan plan = plan(Set.of(), serving("a", OF_A));
            assertThat(onlyCore(plan).tasks()).singleElement().satisfies(task -> assertThat(task.path())
                    .isEqualTo("/a/workflows/serving/task"));
        }

        @Test
        void aTaskThatAsksItselfIsInACore() {
            Application a = Application.named("a", app -> app.workflow("w", numbers(app))
                    .keyBy(Long.class, n -> n)
                    .process("task", Long.class, Asking.of(OF_A))
                    .replies(OF_A, new Echo())
                    .sink());
            assertThat(onlyCore(plan(Set.of(), a)).edges().keySet())
                    .containsExactly("reply /a/workflows/w/task /a/portals/ask", "request /a/portals/ask");
        }

        @Test
        void aTaskChainedBehindOneThatAsksIsInItsCore() {
            Application a = Application.named("a", app -> app.workflow("w", numbers(app))
                    .keyBy(Long.class, n -> n)
                    .process("asking", Long.class, Asking.of(OF_B))
                    .process("chained", Long.class, new Keep())
                    .sink());
            Vertex.Core core = onlyCore(plan(Set.of("/a/workflows/w/stream"), a, serving("b", OF_B)));
            assertThat(wires(core)).contains("/a/w/keyBy-1 -> /a/w/asking", "/a/w/asking -> /a/w/chained");
            assertThat(core.leaving()).containsExactly("/a/workflows/w/chained");
        }

        @Test
        void twoPortalsThatNobodyJoinsAreTwoCores() {
            Plan plan = plan(Set.of(), serving("a", OF_A), serving("b", OF_B));
            assertThat(plan.cores()).extracting(Vertex.Core::id).containsExactly("core a", "core b");
        }

        @Test
        void stepsBetweenAnAskerAndItsReplierAreInside() {
            Application a = Application.named("a", app -> {
                AtomicStream<Long> asked = app.workflow("asking", numbers(app))
                        .keyBy(Long.class, n -> n)
                        .process("task", Long.class, Asking.of(OF_A))
                        .sink();
                app.workflow("serving", asked)
                        .map(Long.class, n -> n + 1)
                        .keyBy(Long.class, n -> n)
                        .process("task", Long.class, new Keep())
                        .replies(OF_A, new Echo())
                        .sink();
            });
            assertThat(wires(onlyCore(plan(Set.of(), a))))
                    .contains("/a/asking/task -> /a/serving/map-1", "/a/serving/map-1 -> /a/serving/keyBy-1");
        }
    }

    @Nested
    class Explanations {
        private final Application a = Application.named("a", app -> {
            AtomicStream<Long> round = ring(app, "ring", app.input("in", Long.class));
            app.workflow("done", round)
                    .filter(n -> n == 0)
                    .keyBy(Long.class, n -> n)
                    .process("count", Long.class, Asking.of(Steps.portal("b", "ask")))
                    .sink();
            app.workflow("plain", Input.at("/a/inputs/in", Long.class))
                    .keyBy(Long.class, n -> n)
                    .process("first", Long.class, new Keep())
                    .process("second", Long.class, new Keep())
                    .sink();
        });
        private final Application b = Application.named("b", app -> app.workflow("serving", numbers(app))
                .keyBy(Long.class, n -> n)
                .process("task", Long.class, new Keep())
                .replies(Steps.portal("b", "ask"), new Echo())
                .sink());
        private final Plan plan = plan(Set.of("/a/workflows/done/stream", "/a/workflows/plain/stream"), a, b);

        @Test
        void inText() {
            assertThat(plan.explain())
                    .isEqualTo(
                            """
                            input /a/inputs/in of java.lang.Long
                            generator /b/generators/numbers of java.lang.Long
                            filter /a/workflows/ring/filter-1 <- /a/inputs/in
                            core a
                              enters at /a/workflows/ring/keyBy-1 <- /a/workflows/ring/filter-1
                              filter /a/workflows/ring/filter-1 -> /a/workflows/ring/keyBy-1
                              keyBy /a/workflows/ring/keyBy-1 -> /a/workflows/ring/task
                              task /a/workflows/ring/task -> /a/workflows/ring/filter-1
                              leaves /a/workflows/ring/task
                            filter /a/workflows/done/filter-1 <- /a/workflows/ring/task of core a
                            segment /a/workflows/plain/keyBy-1 by java.lang.Long <- /a/inputs/in
                              task /a/workflows/plain/first
                              task /a/workflows/plain/second behind /a/workflows/plain/first
                            core a + b
                              enters at /a/workflows/done/keyBy-1 <- /a/workflows/done/filter-1
                              enters at /b/workflows/serving/keyBy-1 <- /b/generators/numbers
                              keyBy /a/workflows/done/keyBy-1 -> /a/workflows/done/count
                              task /a/workflows/done/count
                                asks /b/portals/ask
                              keyBy /b/workflows/serving/keyBy-1 -> /b/workflows/serving/task
                              task /b/workflows/serving/task
                                serves /b/portals/ask
                              leaves /a/workflows/done/count
                            output /a/workflows/done/stream <- /a/workflows/done/count of core a + b
                            output /a/workflows/plain/stream <- /a/workflows/plain/second of /a/workflows/plain/keyBy-1
                            """);
        }

        @Test
        void asAFlowchart() {
            assertThat(plan.mermaid())
                    .isEqualTo(
                            """
                            flowchart LR
                              n0(["/a/inputs/in"])
                              n1(["/b/generators/numbers"])
                              n2("filter /a/workflows/ring/filter-1")
                              n0 --> n2
                              subgraph n3["core a"]
                                n4("/a/workflows/ring/filter-1")
                                n5("/a/workflows/ring/keyBy-1")
                                n6["/a/workflows/ring/task"]
                                n6 --> n4
                                n4 --> n5
                                n5 --> n6
                              end
                              n2 --> n5
                              n7("filter /a/workflows/done/filter-1")
                              n6 --> n7
                              subgraph n8["/a/workflows/plain/keyBy-1"]
                                n9["/a/workflows/plain/first"]
                                n10["/a/workflows/plain/second"]
                                n9 --> n10
                              end
                              n0 --> n8
                              subgraph n11["core a + b"]
                                n12("/a/workflows/done/keyBy-1")
                                n13["/a/workflows/done/count"]
                                n14("/b/workflows/serving/keyBy-1")
                                n15["/b/workflows/serving/task"]
                                n12 --> n13
                                n14 --> n15
                                n13 -. "/b/portals/ask" .-> n15
                              end
                              n7 --> n12
                              n1 --> n14
                              n16[/"/a/workflows/done/stream"/]
                              n13 --> n16
                              n17[/"/a/workflows/plain/stream"/]
                              n10 --> n17
                            """);
        }
    }
}
