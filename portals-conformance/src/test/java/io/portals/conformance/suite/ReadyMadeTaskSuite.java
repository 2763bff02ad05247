package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Phase;
import io.portals.api.task.Stash;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.util.ArrayList;
import java.util.List;

/** State machines and stashes: state, as any other. */
public abstract class ReadyMadeTaskSuite implements UnderTest {
    private static final int DOORS = 4;
    private static final int ROUNDS = 5;

    record Knock(int door, String what) {}

    private static final Input<Knock> KNOCKS = Input.at("/doors/inputs/knocks", Knock.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/doors/workflows/doors/stream", String.class);

    private static List<String> run(Way way, Task<Knock, String> task, List<String> knocks, String place)
            throws Exception {
        List<Knock> all = new ArrayList<>();
        for (String what : knocks) {
            for (int door = 0; door < DOORS; door++) {
                all.add(new Knock(door, what));
            }
        }
        return way.run(Program.of(Application.named(
                                "doors", app -> app.workflow("doors", app.input("knocks", Knock.class))
                                        .keyBy(Integer.class, Knock::door)
                                        .process("door", String.class, task)
                                        .sink()))
                        .reading(KNOCKS, Program.atoms(all, 3))
                        .watching(LINES)
                        .failingAt(place, 7))
                .of(LINES);
    }

    private static List<String> forEachDoor(List<String> lines) {
        List<String> all = new ArrayList<>();
        for (int door = 0; door < DOORS; door++) {
            for (String line : lines) {
                all.add(door + " " + line);
            }
        }
        return all;
    }

    // A machine ---------------------------------------------------------------------------------------------------

    sealed interface Door extends Phase<Knock, String, Door> {}

    record Closed(int opened) implements Door {
        @Override
        public Door on(Knock knock, TaskContext<String> ctx) {
            Mishap.at("closed");
            return knock.what().equals("open") ? new Open(opened + 1) : this;
        }
    }

    record Open(int opened) implements Door {
        @Override
        public Door on(Knock knock, TaskContext<String> ctx) {
            if (knock.what().equals("break")) {
                return null;
            }
            ctx.emit(knock.door() + " opened " + opened);
            Mishap.at("open");
            return new Closed(opened);
        }
    }

    @EveryWay
    void aMachineGoesFromPhaseToPhaseForEachKey(Way way) throws Exception {
        List<String> knocks = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            knocks.addAll(List.of("knock", "open", "close"));
            expected.add("opened " + round);
        }
        knocks.addAll(List.of("open", "break", "open", "close")); // null ends a machine: the key begins anew
        expected.add("opened 1");
        for (String place : List.of("none", "closed", "open")) {
            assertThat(run(way, Tasks.machine("phase", Door.class, new Closed(0)), knocks, place))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(forEachDoor(expected));
        }
    }

    // A stash -----------------------------------------------------------------------------------------------------

    record Waiting() implements Task<Knock, String> {
        static final PerKey<Boolean> OPEN = State.perKey("open", Boolean.class).orElse(false);
        static final Stash<Knock> STASH = Stash.of("stash", Knock.class);

        @Override
        public Uses uses() {
            return Uses.state(OPEN, STASH.state());
        }

        @Override
        public void process(Knock knock, TaskContext<String> ctx) {
            if (knock.what().equals("open")) {
                ctx.set(OPEN, true);
                STASH.unstash(ctx).forEach(each -> enter(each, ctx));
            } else if (knock.what().equals("close")) {
                ctx.set(OPEN, false);
            } else if (ctx.get(OPEN)) {
                enter(knock, ctx);
            } else {
                STASH.stash(knock, ctx);
                Mishap.at("stash");
            }
        }

        private static void enter(Knock knock, TaskContext<String> ctx) {
            ctx.emit(knock.door() + " " + knock.what());
            Mishap.at("enter");
        }
    }

    @EveryWay
    void whatIsStashedComesBackInOrderAndOnce(Way way) throws Exception {
        List<String> knocks = List.of("a", "b", "open", "c", "close", "d", "e", "open", "open");
        for (String place : List.of("none", "stash", "enter")) {
            List<String> lines = run(way, new Waiting(), knocks, place);
            assertThat(lines)
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(forEachDoor(List.of("a", "b", "c", "d", "e")));
            for (int door = 0; door < DOORS; door++) {
                String of = door + " ";
                assertThat(lines)
                        .as(place)
                        .filteredOn(line -> line.startsWith(of))
                        .containsExactly(of + "a", of + "b", of + "c", of + "d", of + "e");
            }
        }
    }
}
