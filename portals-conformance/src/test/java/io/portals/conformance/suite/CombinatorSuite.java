package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.AtomSteps;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tasks that are made of tasks. */
public abstract class CombinatorSuite implements UnderTest {
    private static final long EVENTS = 40;
    private static final Input<Long> IN = Input.at("/tasks/inputs/numbers", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/tasks/workflows/w/stream", String.class);

    private static List<String> run(Way way, Application application, String place, int pass) throws Exception {
        return way.run(Program.of(application)
                        .reading(IN, EVENTS, 7)
                        .watching(LINES)
                        .failingAt(place, pass))
                .of(LINES);
    }

    private static Application keyed(Task<Long, String> task) {
        return Application.named("tasks", app -> app.workflow("w", app.input("numbers", Long.class))
                .keyBy(Long.class, number -> number % 3)
                .process("task", String.class, task)
                .sink());
    }

    private static Application unkeyed(FlowTask<Long, String> task) {
        return Application.named("tasks", app -> app.workflow("w", app.input("numbers", Long.class))
                .process("task", String.class, task)
                .sink());
    }

    private static List<String> lines(java.util.function.LongFunction<String> line) {
        return LongStream.range(0, EVENTS).mapToObj(line).toList();
    }

    // andThen
    // ----------------------------------------------------------------------------------------------------------

    /** Gives each number on, and how many there were of its key. */
    record Count() implements Task<Long, Long> {
        static final PerKey<Long> SEEN = State.perKey("seen", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(SEEN);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.emit(number);
            ctx.emit(-ctx.update(SEEN, n -> n + 1));
            Mishap.at("count");
        }

        @Override
        public void onComplete(TaskContext<Long> ctx) {
            ctx.emit(1000 + ctx.get(SEEN));
        }
    }

    record Describe() implements Task<Long, String> {
        static final PerKey<Long> SUM = State.perKey("sum", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(SUM);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            if (number >= 0) {
                ctx.update(SUM, sum -> sum + number);
            }
            ctx.emit(ctx.key(Long.class) + ": " + number);
            Mishap.at("describe");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + " sum " + ctx.get(SUM));
        }
    }

    @EveryWay
    void theSecondTaskHandlesWhatTheFirstEmits(Way way) throws Exception {
        List<String> expected = new ArrayList<>();
        long[] seen = new long[3];
        long[] sum = new long[3];
        for (long number = 0; number < EVENTS; number++) {
            int key = (int) (number % 3);
            sum[key] += number;
            expected.add(key + ": " + number);
            expected.add(key + ": " + - ++seen[key]);
        }
        for (int key = 0; key < 3; key++) {
            expected.add(key + ": " + (1000 + seen[key]));
            expected.add(key + " sum " + (sum[key] + 1000 + seen[key]));
        }
        for (String place : List.of("none", "count", "describe")) {
            assertThat(run(way, keyed(Tasks.andThen(new Count(), new Describe())), place, 11))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    record Ring() implements OnTimer<Long> {
        @Override
        public void fire(TaskContext<Long> ctx) {
            ctx.emit(0L);
        }
    }

    record Setting() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().fires(Ring.class);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.after(Duration.ZERO, new Ring());
        }
    }

    record SettingUndeclared() implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.after(Duration.ZERO, new Ring());
        }
    }

    @Test
    void aFirstTaskWithTimersIsRefused() throws Exception {
        assertThatThrownBy(() -> Tasks.andThen(new Setting(), new Describe()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Setting declares")
                .hasMessageContaining("make two steps of them");
        Program undeclared = Program.of(keyed(Tasks.andThen(new SettingUndeclared(), new Describe())))
                .reading(IN, 1, 1);
        assertThat(anyWay().failureOf(undeclared))
                .contains("/tasks/workflows/w/task")
                .contains("the first task of Tasks.andThen sets the timer Ring[]");
    }

    // around
    // -----------------------------------------------------------------------------------------------------------

    @EveryWay
    void aWrapperRunsATaskOnceOrTwiceOrNot(Way way) throws Exception {
        Task<Long, String> wrapped = Tasks.around(new Describe(), (number, ctx, proceed) -> {
            ctx.emit("before " + number);
            for (long times = number % 3; times > 0; times--) {
                proceed.run();
            }
            ctx.emit("after " + number);
        });
        List<String> expected = new ArrayList<>();
        long[] sum = new long[3];
        for (long number = 0; number < EVENTS; number++) {
            int key = (int) (number % 3);
            expected.add("before " + number);
            for (int times = 0; times < key; times++) {
                expected.add(key + ": " + number);
                sum[key] += number;
            }
            expected.add("after " + number);
        }
        expected.add("1 sum " + sum[1]);
        expected.add("2 sum " + sum[2]);
        for (String place : List.of("none", "describe")) {
            assertThat(run(way, keyed(wrapped), place, 11)).as(place).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    // init
    // -------------------------------------------------------------------------------------------------------------

    /** What it has cannot be shipped. */
    static final class Unshippable {
        private final DecimalFormat format =
                new DecimalFormat("#,##0.0", DecimalFormatSymbols.getInstance(Locale.ROOT));

        String of(long number) {
            return format.format(1000 * number);
        }
    }

    record Formatting(Unshippable format) implements Task<Long, String> {
        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.emit(format.of(number));
            Mishap.at("format");
        }
    }

    record FormattingFlow(Unshippable format) implements FlowTask<Long, String> {
        @Override
        public void process(Long number, FlowContext<String> ctx) {
            ctx.emit(format.of(number));
            Mishap.at("format");
        }
    }

    @EveryWay
    void aTaskIsMadeWhereItRuns(Way way) throws Exception {
        Application keyed = keyed(Tasks.init(Uses.nothing(), () -> new Formatting(new Unshippable())));
        Application unkeyed = unkeyed(Tasks.initFlow(Uses.nothing(), () -> new FormattingFlow(new Unshippable())));
        for (Application application : List.of(keyed, unkeyed)) {
            for (String place : List.of("none", "format")) {
                assertThat(run(way, application, place, 11))
                        .as(place)
                        .containsExactlyInAnyOrderElementsOf(lines(number -> number == 0 ? "0.0" : number + ",000.0"));
            }
        }
    }

    // Steps over atoms
    // -------------------------------------------------------------------------------------------------

    record Saying(String what) implements FlowTask<Long, String> {
        @Override
        public void process(Long number, FlowContext<String> ctx) {
            ctx.emit(number + " " + what);
            Mishap.at("say");
        }
    }

    private static final FlowTask<Long, String> STEPS = AtomSteps.<Long, String>first(new Saying("first"))
            .withLoop(2, new Saying("loop"))
            .withStep(new Saying("rest"));

    private static final List<String> PARTS = List.of("first", "loop", "rest");

    @EveryWay
    void eachEventIsHandledByOneStep(Way way) throws Exception {
        for (String place : List.of("none", "say")) {
            List<String> lines = run(way, unkeyed(STEPS), place, 20);
            assertThat(lines.stream().map(line -> line.substring(0, line.indexOf(' '))))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(lines(number -> "" + number));
            assertThat(lines.stream().map(line -> line.substring(line.indexOf(' ') + 1)))
                    .as(place)
                    .isSubsetOf(PARTS);
        }
    }

    /** One instance sees all atoms, in order. */
    @Test
    void anAtomIsHandledByOneStepAndTheNextByTheNext() throws Exception {
        for (Way way : waysThatShowAtoms()) {
            List<List<String>> atoms = way.run(
                            Program.of(unkeyed(STEPS)).reading(IN, EVENTS, 7).watching(LINES))
                    .atomsOf(LINES);
            List<String> steps = new ArrayList<>();
            for (List<String> atom : atoms) {
                List<String> of = atom.stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .distinct()
                        .toList();
                assertThat(of).as("%s: %s", way, atom).hasSize(1);
                steps.addAll(of);
            }
            List<String> expected = new ArrayList<>(List.of("first", "loop", "loop"));
            while (expected.size() < steps.size()) {
                expected.add("rest");
            }
            assertThat(steps).as("%s", way).isEqualTo(expected.subList(0, steps.size()));
        }
    }
}
