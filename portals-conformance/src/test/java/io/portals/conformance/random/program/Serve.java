package io.portals.conformance.random.program;

import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.TaskContext;
import io.portals.conformance.random.spec.PortalSpec;

/** The one replier: answers in the manner of its portal. */
record Serve(Seat seat, PortalSpec portal) implements Replier<Request, Answer, Event> {

    @Override
    public Uses uses() {
        return portal.nested() == null
                ? Tracks.uses(seat.task().keeps())
                : Tracks.uses(seat.task().keeps())
                        .asks(seat.portal(portal.nested().portal()))
                        .resumes(Resumed.class, Gathered.class);
    }

    @Override
    public void request(Request request, ReplierContext<Event, Answer> ctx) {
        seat.enter();
        Report report = report(request, ctx);
        Tracks.arrived(ctx, request.from(), "requests to " + portal.name(), request.number(), report);
        Tracks.handled(ctx, request.phase(), seat.task().keeps(), report);
        String id = request.id();
        String place = seat.place(ctx);
        if (request.kind() == Request.Kind.RELEASE) {
            release(ctx, id, place);
            return;
        }
        boolean told = request.kind() == Request.Kind.TELL;
        switch (portal.manner()) {
            case REPLIES -> ctx.reply(answer(ctx, id, place));
            case REFUSES_SOME -> {
                if (Content.choice(id, "refuse", 2) == 0) {
                    ctx.fail(Refusal.reason(ctx, place));
                } else {
                    ctx.reply(answer(ctx, id, place));
                }
            }
            case HOLDS -> {
                if (told || Tracks.takeEarly(ctx, id)) {
                    ctx.reply(answer(ctx, id, place));
                } else {
                    Tracks.hold(ctx, id, new Held(portal.name(), request.phase(), ctx.replyTo()));
                }
            }
            case SILENT, AT_THE_END -> Tracks.hold(ctx, id, new Held(portal.name(), request.phase(), ctx.replyTo()));
            case NESTS ->
                new Asking(seat, ctx, request.depth() + 1, request.ttl(), request.phase())
                        .made(portal.nested(), Asking.request(portal.nested(), id), new Owed(id, ctx.replyTo()));
        }
        if (portal.emits()) {
            seat.emit(ctx, id + "@" + portal.name(), request.ttl(), request.phase());
        }
        if (!request.spared()) {
            Poison.check(seat.task().policy(), seat.task().name(), id);
        }
    }

    private Report report(Request request, TaskContext<Event> ctx) {
        Report.Kind kind =
                switch (request.kind()) {
                    case ASK -> Report.Kind.REQUEST;
                    case TELL -> Report.Kind.TOLD;
                    case RELEASE -> Report.Kind.RELEASED;
                };
        String detail = "from " + request.app() + " to " + seat.app() + " depth " + request.depth();
        return seat.report(ctx, kind, request.id(), detail);
    }

    private static Answer answer(TaskContext<Event> ctx, String request, String place) {
        return new Answer(request, Content.hash(request), place, Tracks.next(ctx));
    }

    /** Gives the answer that is held back for the request, now or when the request comes. */
    static void release(TaskContext<Event> ctx, String request, String place) {
        Held held = Tracks.take(ctx, request);
        if (held == null) {
            Tracks.releasedEarly(ctx, request);
        } else {
            answer(ctx, held, request, place);
        }
    }

    static void answer(TaskContext<Event> ctx, Held held, String request, String place) {
        ctx.reply(held.to(), answer(ctx, request, place));
    }
}
