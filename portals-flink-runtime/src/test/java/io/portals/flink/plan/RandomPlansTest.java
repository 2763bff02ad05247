package io.portals.flink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.Portal;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.LaunchCheck;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for the plan of whatever application. Each failure names the seed; what was exercised is printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomPlansTest {
    private static final int SEEDS = 1_000;

    private record Planned(long seed, Registry registry, Set<String> outputs, Plan plan) {
        String name() {
            return "seed " + seed + ":\n"
                    + registry.applications().stream().map(Object::toString).toList() + "\n" + plan;
        }
    }

    private final List<Planned> all = new java.util.ArrayList<>();
    private final Map<String, Integer> exercised = new TreeMap<>();

    @BeforeAll
    void planAll() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Application> applications = RandomApplications.of(seed);
            Registry registry = Registry.of(applications);
            Set<String> outputs = new TreeSet<>(registry.streams().keySet());
            try {
                LaunchCheck.check(registry);
                Plan plan = Plan.of(registry, outputs);
                all.add(new Planned(seed, registry, outputs, plan));
                count(plan);
            } catch (InvalidApplicationException refused) {
                String what = refused.problems().get(0).what();
                assertThat(what).contains("cycle");
                exercised.merge("refused: " + what, 1, Integer::sum);
            }
        }
        System.out.println("random plans: " + exercised);
        assertThat(exercised.keySet())
                .contains(
                        "core across applications",
                        "core with several tasks",
                        "core without tasks",
                        "event edge",
                        "leaving core",
                        "plan of several cores",
                        "plan without core",
                        "request edge",
                        "segment of several tasks",
                        "step inside and outside",
                        "unkeyed edge");
    }

    private void count(Plan plan) {
        exercised("plan without core", plan.cores().isEmpty());
        exercised("plan of several cores", plan.cores().size() > 1);
        Set<String> plain = new HashSet<>();
        for (Vertex vertex : plan.vertices()) {
            plain.add(vertex.id());
            exercised(
                    "segment of several tasks",
                    vertex instanceof Vertex.Segment segment && segment.tasks().size() > 1);
        }
        for (Vertex.Core core : plan.cores()) {
            exercised("core across applications", core.id().contains(" + "));
            exercised("core with several tasks", core.tasks().size() > 1);
            exercised("core without tasks", core.tasks().isEmpty());
            exercised("leaving core", !core.leaving().isEmpty());
            exercised("step inside and outside", core.steps().keySet().stream().anyMatch(plain::contains));
            core.edges().values().forEach(edge -> exercised(edge.kind().name().toLowerCase() + " edge", true));
        }
    }

    private void exercised(String what, boolean was) {
        if (was) {
            exercised.merge(what, 1, Integer::sum);
        }
    }

    @Test
    void eachVertexComesAfterThoseThatFeedIt() {
        for (Planned each : all) {
            Set<String> before = new HashSet<>();
            for (Vertex vertex : each.plan().vertices()) {
                for (Feed feed : vertex.feeds()) {
                    assertThat(before).as(each::name).contains(feed.vertex());
                }
                assertThat(before.add(vertex.id()))
                        .as(() -> vertex.id() + " once in " + each.name())
                        .isTrue();
            }
        }
    }

    @Test
    void eachFeedIsGivenByItsVertex() {
        for (Planned each : all) {
            Map<String, Vertex> vertices = new TreeMap<>();
            each.plan().vertices().forEach(vertex -> vertices.put(vertex.id(), vertex));
            for (Vertex vertex : each.plan().vertices()) {
                vertex.feeds().forEach(feed -> isGiven(each, feed, vertices.get(feed.vertex())));
            }
            each.plan()
                    .outputs()
                    .values()
                    .forEach(feeds -> feeds.forEach(feed -> isGiven(each, feed, vertices.get(feed.vertex()))));
        }
    }

    private static void isGiven(Planned planned, Feed feed, Vertex by) {
        if (by instanceof Vertex.Core core) {
            assertThat(core.leaving()).as(planned::name).contains(feed.output());
        } else if (by instanceof Vertex.Segment segment) {
            assertThat(segment.leaving()).as(planned::name).contains(feed.output());
        } else {
            assertThat(feed.output()).as(planned::name).isEqualTo(by.id());
        }
    }

    @Test
    void eachKeyedTaskIsInOneVertex() {
        for (Planned each : all) {
            List<String> placed = each.plan().vertices().stream()
                    .flatMap(vertex -> vertex instanceof Vertex.Core core
                            ? core.tasks().stream()
                            : vertex instanceof Vertex.Segment segment
                                    ? segment.tasks().stream()
                                    : java.util.stream.Stream.empty())
                    .map(Step.Keyed::path)
                    .toList();
            List<String> tasks = each.registry().steps().values().stream()
                    .filter(Step.Keyed.class::isInstance)
                    .map(Step::path)
                    .toList();
            assertThat(placed).as(each::name).containsExactlyInAnyOrderElementsOf(tasks);
        }
    }

    @Test
    void coresAreClosed() {
        for (Planned each : all) {
            for (Vertex.Core core : each.plan().cores()) {
                Set<String> steps = core.steps().keySet();
                assertThat(steps)
                        .as(each::name)
                        .containsAll(origins(core.leaving()))
                        .containsAll(origins(core.wires().keySet()));
                core.wires()
                        .values()
                        .forEach(to -> assertThat(steps).as(each::name).containsAll(to));
                core.entries().forEach(entry -> assertThat(steps).as(each::name).contains(entry.step()));
                core.edges()
                        .values()
                        .forEach(edge -> assertThat(steps).as(each::name).contains(edge.target()));
                for (Step.Keyed task : core.tasks()) {
                    for (Portal<?, ?> portal : task.uses().portals()) {
                        assertThat(core.portals()).as(each::name).containsKey(portal.path());
                        assertThat(core.edges())
                                .as(each::name)
                                .containsKey(Edge.requestName(portal.path()))
                                .containsKey(Edge.replyName(task.path(), portal.path()));
                    }
                }
            }
        }
    }

    /** The steps, of what they give or set aside. */
    private static List<String> origins(Set<String> given) {
        return given.stream().map(DeadLetters::origin).toList();
    }

    @Test
    void noEventIsLostOrDoubled() {
        int compared = 0;
        for (Planned each : all) {
            for (String source : each.registry().streams().keySet()) {
                if (source.contains("/inputs/") || source.contains("/generators/")) {
                    Walks.Arrivals said = Walks.inApplications(each.registry(), source, each.outputs());
                    Walks.Arrivals done = Walks.inPlan(each.plan(), source);
                    assertThat(done.counts())
                            .as(() -> "events of " + source + " in " + each.name())
                            .isEqualTo(said.counts());
                    compared += said.counts().size();
                }
            }
        }
        assertThat(compared).isGreaterThan(SEEDS);
    }

    @Test
    void aPlanIsTheSameInEachLaunch() {
        for (Planned each : all) {
            Plan again = Plan.of(Registry.of(RandomApplications.of(each.seed())), each.outputs());
            assertThat(again.explain()).isEqualTo(each.plan().explain());
        }
    }
}
