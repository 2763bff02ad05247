package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.local.run.InFlight;
import io.portals.local.run.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final Input<Long> NUMBERS = Input.at("/squares/inputs/numbers", Long.class);
    private static final KeyedPortal<Long, Long, Long> SQUARE =
            KeyedPortal.at("/squares/portals/square", Long.class, Long.class, Long.class, number -> number);

    record Asking() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(SQUARE).resumes(Squared.class);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.ask(SQUARE, number).then(new Squared());
        }
    }

    record Squared() implements OnReply<Long, Long> {
        @Override
        public void resume(Long reply, TaskContext<Long> ctx) {
            ctx.emit(reply);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {
            throw new AssertionError(why);
        }
    }

    record Squaring() implements Replier<Long, Long, Long> {
        @Override
        public void request(Long number, ReplierContext<Long, Long> ctx) {
            ctx.reply(number * number);
        }
    }

    private static Application squares() {
        return Application.named("squares", app -> {
            app.input("numbers", Long.class);
            app.workflow("asking", NUMBERS)
                    .keyBy(Long.class, number -> number)
                    .process("ask", Long.class, new Asking())
                    .sink();
            app.workflow("squaring", NUMBERS)
                    .filter(number -> false)
                    .keyBy(Long.class, number -> number)
                    .process("square", Long.class, Tasks.nothing())
                    .replies(SQUARE, new Squaring())
                    .sink();
        });
    }

    @Test
    void whatWaitsIsSeenUntilItIsHandled() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(squares());
        assertThat(run.inFlight()).isEmpty();

        run.input(NUMBERS).send(3L, 4L);
        assertThat(run.inFlight())
                .containsExactly(new InFlight(Step.Kind.RECEIVE, NUMBERS.path(), "", List.of(3L, 4L)));

        run.step();
        assertThat(run.inFlight())
                .containsExactlyInAnyOrder(
                        new InFlight(Step.Kind.PROCESS, "/squares/workflows/asking", NUMBERS.path(), List.of(3L, 4L)),
                        new InFlight(
                                Step.Kind.PROCESS, "/squares/workflows/squaring", NUMBERS.path(), List.of(3L, 4L)));

        while (run.pendingAsks().isEmpty()) {
            run.step();
        }
        assertThat(run.inFlight()).contains(new InFlight(Step.Kind.REQUEST, SQUARE.path(), "", List.of(3L, 4L)));

        while (run.step().orElseThrow().kind() != Step.Kind.REQUEST) {}
        assertThat(run.inFlight())
                .contains(new InFlight(
                        Step.Kind.REPLY, "/squares/workflows/asking/ask", SQUARE.path(), List.of(9L, 16L)));

        run.untilIdle();
        assertThat(run.inFlight()).isEmpty();
    }
}
