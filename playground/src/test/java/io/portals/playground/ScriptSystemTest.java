package io.portals.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptFlow;
import io.portals.playground.script.ScriptPortal;
import io.portals.playground.script.ScriptSystem;
import io.portals.playground.script.ScriptWorkflow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Applications of scripts on the JVM, with values of Java. */
class ScriptSystemTest {
    private final List<String> log = new ArrayList<>();
    private final ScriptSystem system = new ScriptSystem(1, (task, line) -> log.add(task + " " + line));
    private final ScriptApplication application = new ScriptApplication("app");
    private final ScriptWorkflow workflow = application.workflow("w");

    private ScriptFlow numbers(long end, int atomSize) {
        return workflow.source(application.range("numbers", 0, end, atomSize, number -> number));
    }

    @Test
    void eachStepHandlesAnAtom() {
        numbers(4, 2).filter(value -> (long) value % 2 == 1).logger("odd ").sink();
        system.launch(application);
        List<String> steps = new ArrayList<>();
        system.step().ifPresent(step -> steps.add(step.toString()));
        system.step().ifPresent(step -> steps.add(step.toString()));

        assertThat(steps)
                .containsExactly(
                        "1 /app/generators/numbers generates [0, 1]",
                        "2 /app/workflows/w processes [0, 1] from /app/generators/numbers; publishes [1]");
        assertThat(log).containsExactly("/app/workflows/w/logger.1 odd 1");
        system.untilComplete();
        assertThat(log).hasSize(2);
        assertThat(system.step()).isEmpty();
    }

    @Test
    void stateIsOfAKeyOrOfATask() {
        numbers(4, 4)
                .key(value -> (long) value % 2)
                .task("sum", (ctx, value) -> {
                    long ofKey = (long) ctx.ofKey().get("sum", 0L) + (long) value;
                    long ofAll = (long) ctx.ofTask().get("sum", 0L) + (long) value;
                    ctx.ofKey().set("sum", ofKey);
                    ctx.ofTask().set("sum", ofAll);
                    ctx.log(ofKey + " of " + ofAll);
                })
                .sink();
        system.launch(application);
        system.untilComplete();

        assertThat(log)
                .containsExactly(
                        "/app/workflows/w/sum.1 0 of 0",
                        "/app/workflows/w/sum.1 1 of 1",
                        "/app/workflows/w/sum.1 2 of 3",
                        "/app/workflows/w/sum.1 4 of 6");
    }

    @Test
    void flowsMayPartAndUnite() {
        ScriptFlow all = numbers(2, 2);
        all.task("more", (ctx, value) -> ctx.emit((long) value + 10))
                .union(List.of(all))
                .logger("")
                .sink();
        system.launch(application);
        system.untilComplete();

        assertThat(log)
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactlyInAnyOrder("0", "1", "10", "11");
    }

    @Test
    void whatTasksKeepIsSeen() {
        numbers(3, 3)
                .key(value -> "k" + (long) value % 2)
                .task("sum", (ctx, value) -> {
                    ctx.ofKey().set("last", value);
                    ctx.ofTask().set("all", value);
                })
                .withOnComplete(ctx -> {})
                .sink();
        system.launch(application);
        system.untilComplete();

        String sum = "/app/workflows/w/sum.1";
        assertThat(system.cells(2).first()).hasSize(2);
        assertThat(system.cells(2).all()).isEqualTo(3);
        assertThat(system.cells(10).first())
                .containsExactly(
                        new ScriptSystem.Cell(sum, "k0", "last", 2L),
                        new ScriptSystem.Cell(sum, "k1", "last", 1L),
                        new ScriptSystem.Cell(sum, "", "all", 2L));
    }

    @Test
    void whatIsAskedAndWhatIsOnItsWayIsSeen() {
        ScriptPortal portal = application.portal("p", null);
        numbers(1, 1).asker(portal, (ctx, value) -> ctx.ask(portal, 7L)).sink();
        application
                .workflow("replies")
                .source(application.empty(null))
                .replier(portal, (ctx, value) -> {}, (ctx, value) -> {})
                .sink();
        system.launch(application);
        system.step();
        assertThat(system.inFlight()).extracting(waiting -> waiting.path()).containsExactly("/app/workflows/w");

        system.step();
        assertThat(system.inFlight()).extracting(waiting -> waiting.path()).containsExactly("/app/portals/p");
        assertThat(system.pendingAsks())
                .extracting(ask -> ask.task() + " asks " + ask.portal() + " " + ask.request())
                .containsExactly("/app/workflows/w/asker.1 asks /app/portals/p 7");
    }

    /** Their texts say which keys are the same, as those of hashes alone would not. */
    @Test
    void keysOfOneHashAreKeptApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        workflow.source(application.atoms(null, List.of(List.of("Aa", "BB", "Aa")), null))
                .task("count", (ctx, value) -> {
                    ctx.ofKey().set("n", (long) ctx.ofKey().get("n", 0L) + 1);
                    ctx.log(value + " " + ctx.ofKey().get("n", 0L));
                })
                .sink();
        system.launch(application);
        system.untilComplete();

        assertThat(log)
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactly("Aa 1", "BB 1", "Aa 2");
    }

    @Test
    void eventsMayBeGivenKeys() {
        workflow.source(application.atoms(null, List.of(List.of(1L, 2L)), List.of(List.of("a", "a"))))
                .task("sum", (ctx, value) -> {
                    ctx.ofKey().set("n", (long) ctx.ofKey().get("n", 0L) + (long) value);
                    ctx.log(ctx.ofKey().get("n", 0L));
                })
                .sink();
        system.launch(application);
        system.untilComplete();

        assertThat(log).last().asString().endsWith(" 3");
        assertThatThrownBy(() -> application.atoms(null, List.of(List.of(1L, 2L)), List.of(List.of("a"))))
                .hasMessage("[1, 2] have the keys [a]; give each of the generator's events a key, or none of them");
    }

    @Test
    void stepsTakeTurnsRoundAndRound() {
        ScriptFlow flow = numbers(6, 1).task("turns", (ctx, value) -> ctx.emit("a" + value));
        flow.withTurn((ctx, value) -> ctx.emit("b" + value), 2).logger("").sink();
        system.launch(application);
        system.untilComplete();

        assertThat(log)
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactly("a0", "b1", "b2", "a3", "b4", "b5");
        assertThatThrownBy(() -> flow.withTurn((ctx, value) -> {}, 0))
                .hasMessageContaining("withLoop(0, ...): a task handles at least one atom");
    }

    @Test
    void aFlowThatLeadsNowhereIsRunAllTheSame() {
        ScriptFlow all = numbers(2, 2);
        all.logger("seen ");
        all.task("more", (ctx, value) -> ctx.emit((long) value + 10)).sink();
        application.workflow("reader").source(workflow.stream()).logger("got ").sink();
        system.launch(application);
        system.untilComplete();

        assertThat(log)
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactlyInAnyOrder("seen 0", "seen 1", "got 10", "got 11");
        assertThat(ScriptApplication.graph(List.of(application)).nodes())
                .extracting(node -> node.name())
                .containsExactly("app", "numbers", "w", "more.1", "logger.1", "reader", "logger.1");
    }

    @Test
    void whatIsMissingIsNamed() {
        numbers(1, 1);

        assertThatThrownBy(() -> system.launch(application))
                .hasMessageContaining("/app/workflows/w: has no sink; end it by .sink().freeze()");
        assertThatThrownBy(() -> numbers(1, 1)).hasMessageContaining("/app/workflows/w: has a source already");
        assertThatThrownBy(() -> application.range(null, 0, 3, 0, number -> number))
                .hasMessage("fromRange(0, 3, 0): the third is how many events an atom has; give 1 or more");
        assertThatThrownBy(() -> ScriptApplication.portalAt("/x/portals/y"))
                .hasMessageContaining("there is no portal /x/portals/y");
    }
}
