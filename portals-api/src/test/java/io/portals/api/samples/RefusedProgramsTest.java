package io.portals.api.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.samples.Compiler.Diagnosis;
import io.portals.api.samples.RefusedPrograms.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the types refuse: the programs of {@code refused/programs.txt}. */
class RefusedProgramsTest {

    /** What the programs refer to. They are in the samples' package, and see their records. */
    private static final String AROUND =
            """
            package io.portals.api.samples;

            import static io.portals.api.samples.Inventory.*;
            import static io.portals.api.samples.WordCount.*;

            import io.portals.api.*;
            import io.portals.api.state.*;
            import io.portals.api.task.*;
            import java.time.Duration;
            import java.util.List;

            class Program {
                record Upper() implements Task<String, String> {
                    public void process(String line, TaskContext<String> ctx) {}
                }
                record Negate() implements Task<Integer, String> {
                    public void process(Integer number, TaskContext<String> ctx) {}
                }
                record Grant() implements Replier<StockRequest, StockReply, String> {
                    public void request(StockRequest request, ReplierContext<String, StockReply> ctx) {}
                }
                record Granted() implements OnReply<StockReply, String> {
                    public void resume(StockReply reply, TaskContext<String> ctx) {}
                    public void failed(PortalFailure why, TaskContext<String> ctx) {}
                }
                record GrantedToNumbers() implements OnReply<StockReply, Integer> {
                    public void resume(StockReply reply, TaskContext<Integer> ctx) {}
                    public void failed(PortalFailure why, TaskContext<Integer> ctx) {}
                }
                static class GrantedClass implements OnReply<StockReply, String> {
                    public void resume(StockReply reply, TaskContext<String> ctx) {}
                    public void failed(PortalFailure why, TaskContext<String> ctx) {}
                }
                record Counted() implements OnReply<OnHand, String> {
                    public void resume(OnHand reply, TaskContext<String> ctx) {}
                    public void failed(PortalFailure why, TaskContext<String> ctx) {}
                }
                record Reminder() implements OnTimer<String> {
                    public void fire(TaskContext<String> ctx) {}
                }
                record ReminderOfNumbers() implements OnTimer<Integer> {
                    public void fire(TaskContext<Integer> ctx) {}
                }
                record Forgotten() {}

                static final Portal<StockRequest, StockReply> ASKED = STOCK;
                static final PerKey<Long> COUNT = State.perKey("count", Long.class);
                static final PerKeyList<String> NAMES = State.perKeyList("names", String.class);

                void program(
                        AppBuilder app,
                        TaskContext<String> ctx,
                        ReplierContext<String, StockReply> replierCtx,
                        ReplyTo<StockReply> asker,
                        Flow<String> strings,
                        Flow<Integer> numbers,
                        KeyedFlow<String, String> byWord,
                        KeyedFlow<Integer, String> byLength,
                        String pear,
                        Take take,
                        StockReply granted) {
            """;

    private static final String BELOW = "    }\n}\n";

    private static final Compiler COMPILER = new Compiler();

    @TestFactory
    Stream<DynamicTest> programs() {
        return RefusedPrograms.all().stream()
                .map(refused -> DynamicTest.dynamicTest(refused.name(), () -> check(refused)));
    }

    @Test
    void theirNumberIsKnown() {
        assertThat(RefusedPrograms.all()).hasSize(36).extracting(Refused::name).doesNotHaveDuplicates();
    }

    private static void check(Refused refused) {
        assertThat(compile(refused.twin())).as("the twin compiles").isEmpty();

        List<Diagnosis> errors = compile(refused.program());
        assertThat(errors).as("errors of the refused program").hasSize(1);
        assertThat(errors.get(0).line()).as("line of " + errors.get(0)).isEqualTo(refused.wrongLine());
        assertThat(bounds(errors.get(0).message())).contains(bounds(refused.says()));

        if (refused.apart() == null) {
            assertThat(refused.tokensApart()).as("tokens apart").isLessThanOrEqualTo(1);
        }
    }

    /** What compilers say alike: those of JDK 17 call some bounds lower that later ones call upper. */
    private static String bounds(String message) {
        return message.replace("lower bounds:", "bounds:").replace("upper bounds:", "bounds:");
    }

    /** Errors, with lines counted from the program's first. */
    private static List<Diagnosis> compile(List<String> program) {
        long above = AROUND.lines().count();
        return COMPILER
                .compile("io.portals.api.samples.Program", AROUND + String.join("\n", program) + "\n" + BELOW)
                .stream()
                .map(error -> new Diagnosis(error.line() - above, error.message()))
                .toList();
    }
}
