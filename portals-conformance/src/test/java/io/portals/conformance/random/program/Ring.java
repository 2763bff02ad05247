package io.portals.conformance.random.program;

import io.portals.api.task.OnTimer;
import io.portals.api.task.TaskContext;
import io.portals.api.task.TimerId;
import io.portals.conformance.random.spec.TimerSpec;

/**
 * What a timer does: tells that it fired, takes back the other one, emits what follows.
 *
 * @param cause the item for which it was set
 * @param later the timer that it takes back, or null
 */
record Ring(Post post, TimerSpec timer, String cause, int ttl, Phase phase, TimerId later) implements OnTimer<Event> {

    @Override
    public void fire(TaskContext<Event> ctx) {
        post.enter();
        String id = cause + "~" + timer.name();
        Tracks.handled(ctx, phase, post.keeps(), post.report(ctx, Report.Kind.TIMER, id, "fired"));
        if (timer.emits() && ttl > 0) {
            ctx.emit(Item.emitted(id, ttl - 1, phase, post.place(ctx), Tracks.next(ctx), ""));
        }
        if (later == null) { // else the other one would stay
            post.mayFail("the timer of " + cause);
        } else {
            ctx.cancel(later);
        }
    }

    /** One that is always taken back. */
    record Never(Post post, String cause) implements OnTimer<Event> {
        @Override
        public void fire(TaskContext<Event> ctx) {
            ctx.emit(post.report(ctx, Report.Kind.TIMER, cause, "fired though it was cancelled"));
        }
    }
}
