package io.portals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.graph.Step;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The steps of a flow and the tasks that are ready-made. */
class ReadyMadeStepsTest {

    /** The one step that is put behind the source. */
    private static Step step(UnaryOperator<Flow<Long>> steps) {
        Application app = Application.named("app", builder -> steps.apply(
                        builder.workflow("w", builder.generator("numbers", Generator.range(0, 9, 3))))
                .sink());
        return app.graph().workflows().get(0).steps().get(1);
    }

    // logger ------------------------------------------------------------------------------------------------------

    @Test
    void loggerPassesEventsOnAndPrintsThem() {
        Step.Map logger = (Step.Map) step(flow -> flow.logger("read"));
        assertThat(logger.type()).isEqualTo(Type.of(Long.class));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(logger.function().apply(17L)).isEqualTo(17L);
            assertThat(logger.function().apply(18L)).isEqualTo(18L);
        } finally {
            System.setOut(before);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly("read 17", "read 18");
    }

    @Test
    void loggerRefusesNull() {
        assertThatThrownBy(() -> step(flow -> flow.logger(null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("/app/workflows/w: the logger's prefix is null");
    }

    // sample ------------------------------------------------------------------------------------------------------

    private static long kept(int n, LongStream events) {
        Step.Filter sample = (Step.Filter) step(flow -> flow.sample(n));
        return events.filter(event -> sample.keep().apply(event)).count();
    }

    @Test
    void sampleKeepsAboutOneOfN() {
        assertThat(kept(10, LongStream.range(0, 100_000))).isBetween(9_500L, 10_500L);
        assertThat(kept(2, LongStream.range(0, 100_000))).isBetween(49_000L, 51_000L);
        assertThat(kept(2, LongStream.range(0, 100_000).map(n -> 2 * n)))
                .as("of even numbers")
                .isBetween(49_000L, 51_000L);
    }

    @Test
    void sampleOfOneKeepsAll() {
        assertThat(kept(1, LongStream.range(-500, 500))).isEqualTo(1_000);
    }

    /** By their hash alone: were it another after an upgrade, or in another runtime, a flow would change its mind. */
    @Test
    void sampleKeepsTheseInEveryRun() {
        Step.Filter sample = (Step.Filter) step(flow -> flow.sample(5));
        assertThat(LongStream.range(0, 30).filter(event -> sample.keep().apply(event)))
                .containsExactly(0L, 7L, 19L, 22L, 25L);
    }

    @Test
    void sampleRefusesLessThanOne() {
        assertThatThrownBy(() -> step(flow -> flow.sample(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("/app/workflows/w: sample(0) keeps one of 0 events; n must be 1, which keeps all, or more");
    }

    // tasks -------------------------------------------------------------------------------------------------------

    /** What a task emits for events. */
    @SuppressWarnings("unchecked") // a proxy of the interface
    private static List<Object> emitted(Task<Long, Long> task, Long... events) {
        List<Object> emitted = new ArrayList<>();
        TaskContext<Long> context = (TaskContext<Long>) Proxy.newProxyInstance(
                TaskContext.class.getClassLoader(), new Class<?>[] {TaskContext.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("emit");
                    emitted.add(arguments[0]);
                    return null;
                });
        for (Long event : events) {
            task.process(event, context);
        }
        return emitted;
    }

    @Test
    void identityEmitsEachEventAsItIs() {
        assertThat(emitted(Tasks.identity(), 1L, 2L, 2L)).containsExactly(1L, 2L, 2L);
    }

    @Test
    void nothingEmitsNoEvent() {
        assertThat(emitted(Tasks.nothing(), 1L, 2L, 2L)).isEmpty();
    }

    @Test
    void theyAreTasksThatAnApplicationTakes() {
        Application app = Application.named(
                "app", builder -> builder.workflow("w", builder.generator("none", Generator.empty(Long.class)))
                        .keyBy(Long.class, n -> n)
                        .process("same", Long.class, Tasks.identity())
                        .process("nothing", String.class, Tasks.nothing())
                        .sink());
        assertThat(app.graph().workflows().get(0).steps())
                .extracting(Step::kind)
                .contains("task");
    }
}
