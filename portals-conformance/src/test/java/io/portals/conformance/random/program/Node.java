package io.portals.conformance.random.program;

import io.portals.api.Portal;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.TimerId;
import io.portals.conformance.random.spec.AskSpec;
import io.portals.conformance.random.spec.PortalSpec.Manner;
import io.portals.conformance.random.spec.TaskSpec.Ending;
import io.portals.conformance.random.spec.TimerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The one task: tells what it gets, asks and emits as the content says, and tells its state in the end.
 *
 * @param lateAnswers names of the portals whose answers it gives when it completes
 */
record Node(Seat seat, List<String> lateAnswers) implements Task<Event, Event> {
    /** Lives of an item that is emitted at the end. */
    private static final int LAST_LIVES = 2;

    @Override
    public Uses uses() {
        List<AskSpec> asks = seat.task().asks();
        Uses uses = Tracks.uses(seat.task().keeps());
        if (seat.task().timer() != null) {
            uses = uses.fires(Ring.class, Ring.Never.class);
        }
        if (!asks.isEmpty()) {
            Portal<?, ?>[] portals =
                    asks.stream().map(ask -> seat.portal(ask.portal())).toArray(Portal<?, ?>[]::new);
            uses = uses.asks(portals).resumes(Resumed.class, Gathered.class);
        }
        return seat.joined() ? uses.asks(Hub.PORTAL) : uses;
    }

    @Override
    public void process(Event event, TaskContext<Event> ctx) {
        seat.enter();
        if (event instanceof Item item) {
            process(item, ctx);
        } else {
            ctx.emit(event); // of a task before this one
        }
    }

    private void process(Item item, TaskContext<Event> ctx) {
        Report report = seat.report(ctx, Report.Kind.ITEM, item.name(), "ttl " + item.ttl());
        if (!item.from().isEmpty()) {
            Tracks.arrived(ctx, item.from(), "stream" + item.route(), item.number(), report);
        }
        Tracks.handled(ctx, item.phase(), seat.task().keeps(), report);
        if (!item.releases().isEmpty()) {
            int bar = item.releases().indexOf('|');
            if (seat.serves().contains(item.releases().substring(0, bar))) {
                Serve.release(ctx, item.releases().substring(bar + 1), seat.place(ctx));
            }
            return; // nothing follows: it has no lives
        }
        Asking asking = new Asking(seat, ctx, 1, item.ttl(), item.phase());
        seat.task().asks().forEach(ask -> asking.forItem(ask, item));
        setTimer(item, ctx);
        int emits = seat.task().emits();
        int count = emits == 0 ? 0 : 1 + Content.choice(item.name(), seat.task().name(), emits);
        for (int i = 0; i < count; i++) {
            seat.emit(ctx, item.name() + ">" + seat.task().name() + (i == 0 ? "" : "." + i), item.ttl(), item.phase());
        }
        Poison.check(seat.task().policy(), seat.task().name(), item.group());
    }

    private void setTimer(Item item, TaskContext<Event> ctx) {
        TimerSpec timer = seat.task().timer();
        if (timer == null || Content.choice(item.name(), timer.name(), timer.oneOf()) != 0) {
            return;
        }
        Duration never = Duration.ofMillis(seat.setting().longMillis());
        TimerId later = timer.cancels() ? ctx.after(never, new Ring.Never(seat.post(), item.name())) : null;
        ctx.after(
                Duration.ofMillis(timer.delayMillis()),
                new Ring(seat.post(), timer, item.name(), item.ttl(), item.phase(), later));
    }

    @Override
    public void onComplete(TaskContext<Event> ctx) {
        seat.enter();
        Tally tally = ctx.get(Tracks.TALLY);
        ctx.emit(seat.report(
                ctx, Report.Kind.STATE, "final", Tracks.told(ctx, seat.task().keeps())));
        for (Map.Entry<String, Held> held : Tracks.held(ctx).entrySet()) {
            // one that was asked while tasks completed may have come when this one had: it is never answered
            if (lateAnswers.contains(held.getValue().portal())
                    && held.getValue().phase() == Phase.COURSE) {
                Tracks.take(ctx, held.getKey());
                Serve.answer(ctx, held.getValue(), held.getKey(), seat.place(ctx));
            }
        }
        if (tally.count() == 0) { // all that it has handled follows from other tasks' completion: it must end
            return;
        }
        String cause = "end of " + seat.place(ctx);
        List<AskSpec> asks = seat.task().asks();
        if (seat.task().ending() == Ending.EMITS) {
            seat.emit(ctx, cause, LAST_LIVES, Phase.ENDING);
        } else if (seat.task().ending() == Ending.ASKS && !asks.isEmpty()) {
            AskSpec ask = asks.get(0);
            new Asking(seat, ctx, 1, LAST_LIVES, Phase.ENDING).made(ask, Asking.request(ask, cause), Owed.NOTHING);
        }
    }

    static boolean isLate(Manner manner) {
        return manner == Manner.AT_THE_END;
    }
}
