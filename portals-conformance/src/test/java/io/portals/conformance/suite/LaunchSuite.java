package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.Sequencer;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Applications that do not fit are refused at launch, all problems at once, in the same words; those that do are launched. */
public abstract class LaunchSuite implements UnderTest {
    static final KeyedPortal<Long, Long, Long> ECHO =
            KeyedPortal.at("/served/portals/echo", Long.class, Long.class, Long.class, number -> number);

    record Asking(Portal<?, ?> portal) implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(portal);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {}
    }

    record Echo() implements Replier<Long, Long, Long> {
        @Override
        public void request(Long number, ReplierContext<Long, Long> ctx) {
            ctx.reply(number);
        }
    }

    private static Application reading(AtomicStream<Long> stream) {
        return Application.named("reading", app -> app.workflow("w", stream)
                .map(Long.class, number -> number)
                .sink());
    }

    private static Application asking(Portal<?, ?> portal) {
        return Application.named("asking", app -> app.workflow("w", app.generator("numbers", Generator.range(0, 9, 3)))
                .keyBy(Long.class, number -> number)
                .process("ask", Long.class, new Asking(portal))
                .sink());
    }

    private static Application served() {
        return Application.named("served", app -> app.workflow("w", app.generator("numbers", Generator.range(0, 9, 3)))
                .keyBy(Long.class, number -> number)
                .process("serve", Long.class, Tasks.nothing())
                .replies(ECHO, new Echo())
                .sink());
    }

    private static final AtomicStream<Long> SERVED = AtomicStream.at("/served/workflows/w/stream", Long.class);

    @Test
    void aStreamThatDoesNotExist() {
        AtomicStream<Long> wrong = AtomicStream.at("/served/workflows/v/stream", Long.class);
        assertThat(problems(reading(wrong), served()))
                .containsExactly(
                        "/reading/workflows/w/source: reads /served/workflows/v/stream, which does not exist; launch"
                                + " the application that has it, or mend the path; there are: /reading/workflows/w/stream,"
                                + " /served/generators/numbers, /served/workflows/w/stream");
        assertThat(problems(reading(SERVED), served())).isEmpty();
    }

    @Test
    void aStreamOfAnApplicationThatIsNotLaunched() {
        assertThat(problems(reading(SERVED)))
                .containsExactly(
                        "/reading/workflows/w/source: reads /served/workflows/w/stream, which does not exist; launch"
                                + " the application that has it, or mend the path; there are: /reading/workflows/w/stream");
    }

    @Test
    void aStreamOfAnotherType() {
        Application wrong =
                Application.named("reading", app -> app.workflow("w", AtomicStream.at(SERVED.path(), String.class))
                        .map(String.class, word -> word)
                        .sink());
        assertThat(problems(wrong, served()))
                .containsExactly(
                        "/reading/workflows/w/source: reads /served/workflows/w/stream as java.lang.String, but its"
                                + " events are java.lang.Long; use the type of the stream");
    }

    @Test
    void aPortalThatNobodyServes() {
        Portal<Long, Long> wrong = Portal.at("/served/portals/ech", Long.class, Long.class);
        assertThat(problems(asking(wrong), served()))
                .containsExactly(
                        "/asking/workflows/w/ask: asks /served/portals/ech, to which no task replies; launch the"
                                + " application that serves it, or mend the path; there are: /served/portals/echo");
        assertThat(problems(asking(ECHO), served())).isEmpty();
        assertThat(problems(asking(Portal.at(ECHO.path(), Long.class, Long.class)), served()))
                .isEmpty();
    }

    @Test
    void aPortalOfAnotherType() {
        Portal<String, Long> wrong = Portal.at(ECHO.path(), String.class, Long.class);
        assertThat(problems(asking(wrong), served()))
                .containsExactly(
                        "/asking/workflows/w/ask: asks /served/portals/echo of java.lang.String -> java.lang.Long, but"
                                + " it is served as /served/portals/echo of java.lang.Long -> java.lang.Long; use the types of the"
                                + " portal");
    }

    @Test
    void twoApplicationsOfOneName() {
        assertThat(problems(served(), served()))
                .containsExactly(
                        "application \"served\": is launched twice; launch it once, or give one of the two another name");
    }

    private static Application cycle(boolean fed) {
        return Application.named("cycle", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(
                    app.workflow("ring", all)
                            .map(Long.class, n -> n - 1)
                            .filter(n -> n > 0)
                            .sink(),
                    all);
            if (fed) {
                app.connect(app.generator("numbers", Generator.range(0, 9, 3)), all);
            }
        });
    }

    @Test
    void aCycleIntoWhichNothingLeads() {
        assertThat(problems(cycle(false)))
                .containsExactly(
                        "/cycle/sequencers/all: is fed by nothing but its own cycle, which no input or generator"
                                + " reaches; connect an input or a generator to it");
        assertThat(problems(cycle(true))).isEmpty();
    }

    @Test
    void allProblemsAtOnce() {
        List<String> problems = problems(
                reading(SERVED), asking(Portal.at("/served/portals/echo", Long.class, Long.class)), cycle(false));
        assertThat(problems)
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("/reading/workflows/w/source: "))
                .anyMatch(problem -> problem.startsWith("/asking/workflows/w/ask: "))
                .anyMatch(problem -> problem.startsWith("/cycle/sequencers/all: "));
    }
}
