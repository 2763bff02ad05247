package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Type;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.local.run.EndlessRunException;
import io.portals.local.run.Snapshot;
import io.portals.local.verify.ShippingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users of a run do wrong: each gets a message that says what, and the run stays as it was. */
final class MistakesTest {
    static final Input<String> IN = Input.at("/a/inputs/in", String.class);
    static final AtomicStream<String> OUT = AtomicStream.at("/a/workflows/w/stream", String.class);

    record Pass() implements Task<String, String> {
        @Override
        public void process(String event, TaskContext<String> ctx) {
            assertThat(event).isNotEqualTo("wrong");
            ctx.emit(event);
        }
    }

    private static Application application(String name) {
        return Application.named(name, app -> app.workflow("w", app.input("in", String.class))
                .keyBy(String.class, event -> event)
                .process("pass", String.class, new Pass())
                .sink());
    }

    private final LocalRuntime run = LocalRuntime.seeded(1).launch(application("a"));

    @Test
    void namesNoInput() {
        assertThatThrownBy(() -> run.input(Input.at("/a/inputs/out", String.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no launched application has the input /a/inputs/out; there are: [/a/inputs/in]");
        run.input(IN).send("x");
    }

    @Test
    void namesAnInputOfAnotherType() {
        assertThatThrownBy(() -> run.input(Input.at("/a/inputs/in", Integer.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "/a/inputs/in is named as one of java.lang.Integer, but its events are java.lang.String; use"
                                + " the type of the stream");
    }

    @Test
    void namesAnOutputOfAnotherType() {
        assertThatThrownBy(() -> run.output(AtomicStream.at(OUT.path(), Integer.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its events are java.lang.String");
        assertThat(run.output(OUT)).isEmpty();
    }

    @Test
    void sendsAfterTheEnd() {
        run.input(IN).end();
        assertThatThrownBy(() -> run.input(IN).send("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("/a/inputs/in: the input has ended; send before end()");
    }

    @Test
    void letsAHandlerFailAnAssertion() {
        run.input(IN).send("right", "wrong");
        run.step();
        assertThatThrownBy(run::step).isInstanceOf(AssertionError.class).hasMessageContaining("wrong");
        run.crashAndRecover();
        assertThat(run.output(OUT)).as("what a failed atom published").isEmpty();
    }

    @Test
    void hasAnEndlessGenerator() {
        LocalRuntime endless = LocalRuntime.seeded(1).bound(10, 10).launch(Application.named("b", app -> app.workflow(
                        "w", app.generator("ones", Generator.from(Type.of(Long.class), atom -> Stream.generate(
                                        () -> List.of(1L))
                                .iterator())))
                .sink()));
        assertThatThrownBy(endless::untilIdle)
                .isInstanceOf(EndlessRunException.class)
                .hasMessageStartingWith(
                        "no rest after 100 steps, though atoms came from outside, the last of them to /b/")
                .satisfies(e -> assertThat(((EndlessRunException) e).cycle()).isEmpty());
    }

    @Test
    void restoresASnapshotOfAnotherApplication() {
        Snapshot other = LocalRuntime.seeded(1).launch(application("b")).snapshot();
        assertThatThrownBy(() -> run.restore(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the snapshot is of a run that launched other applications, or in another order: [application"
                                + " b]; this one launched [application a], where those of the same name may differ inside");
        run.restore(LocalRuntime.seeded(2).launch(application("a")).snapshot());
    }

    /** What it captures cannot be shipped. */
    private static Application unshippable() {
        List<Object> captured = new ArrayList<>(List.of(new Object()));
        return Application.named("c", app -> app.workflow("w", OUT)
                .filter(event -> captured.contains(event))
                .sink());
    }

    @Test
    void launchesWhatCannotBeShipped() {
        run.input(IN).send("before");
        assertThatThrownBy(() -> run.launch(unshippable()))
                .isInstanceOf(ShippingException.class)
                .hasMessageContaining("/c/workflows/w/filter-1");
        run.untilIdle();
        assertThat(run.output(OUT)).containsExactly("before");
        assertThatThrownBy(() -> run.output(AtomicStream.at("/c/workflows/w/stream", String.class)))
                .hasMessageStartingWith("no launched application has the stream /c/workflows/w/stream");
    }

    @Test
    void setsWhatIsSetBeforeTheLaunch() {
        assertThatThrownBy(() -> run.keeping(0, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("applications are launched already; set this before launch(...)");
        LocalRuntime forgetful = LocalRuntime.seeded(1)
                .keeping(0, false)
                .launch(application("a"))
                .untilIdle();
        assertThat(forgetful.trace().steps()).isEmpty();
        assertThatThrownBy(() -> forgetful.output(OUT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outputs are not kept");
    }
}
