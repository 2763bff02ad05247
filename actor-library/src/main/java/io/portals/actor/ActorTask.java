package io.portals.actor;

import io.portals.api.state.Uses;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/**
 * The task that runs actors: each under its id as the key. Letters come as events of streams, and as requests to the mailbox, a portal
 * of this task that it writes to itself: that is the cycle by which actors reach each other.
 */
record ActorTask(Definition system)
        implements Task<Letter<Object, Object>, Emitted<Object>>,
                Replier<Letter<Object, Object>, Object, Emitted<Object>> {

    @Override
    public Uses uses() {
        return system.uses();
    }

    @Override
    public void process(Letter<Object, Object> letter, TaskContext<Emitted<Object>> ctx) {
        arrived(letter, Asker.NOBODY, ctx);
    }

    @Override
    public void request(Letter<Object, Object> letter, ReplierContext<Emitted<Object>, Object> ctx) {
        arrived(letter, letter instanceof Letter.Asked ? new Asker.Present(ctx) : Asker.NOBODY, ctx);
    }

    private void arrived(Letter<Object, Object> letter, Asker asker, TaskContext<Emitted<Object>> ctx) {
        Turn turn = new Turn(system, letter.to(), ctx);
        if (letter instanceof Letter.Tell<Object, Object> tell) {
            turn.receive(tell.message(), asker);
        } else if (letter instanceof Letter.Asked<Object, Object> asked) {
            turn.receive(asked.question(), asker);
        } else if (letter instanceof Letter.Start<Object, Object>) {
            turn.start();
        } else if (letter instanceof Letter.Spawn<Object, Object> spawn) {
            turn.spawn(spawn.behavior());
        } else if (letter instanceof Letter.Watch<Object, Object> watch) {
            turn.watch(watch.watcher(), watch.message());
        }
    }

    void resume(Continuation<?, ?, ?> continuation, Object reply, TaskContext<Emitted<Object>> ctx) {
        turn(ctx).replied(reply, (self, scope) -> erased(continuation).replied(reply, self, scope));
    }

    void failed(Continuation<?, ?, ?> continuation, PortalFailure why, TaskContext<Emitted<Object>> ctx) {
        turn(ctx).failed(why, (self, scope) -> erased(continuation).failed(why, self, scope));
    }

    void due(long number, TaskContext<Emitted<Object>> ctx) {
        turn(ctx).due(number);
    }

    void idle(long armed, TaskContext<Emitted<Object>> ctx) {
        turn(ctx).idle(armed);
    }

    private Turn turn(TaskContext<Emitted<Object>> ctx) {
        return new Turn(system, ctx.key(String.class), ctx);
    }

    @SuppressWarnings("unchecked") // it is that of the actor whose turn it is
    private static Continuation<Object, Behavior<Object>, Object> erased(Continuation<?, ?, ?> continuation) {
        return (Continuation<Object, Behavior<Object>, Object>) continuation;
    }
}
