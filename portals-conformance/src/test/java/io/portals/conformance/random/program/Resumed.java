package io.portals.conformance.random.program;

import io.portals.api.Portal;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.TaskContext;
import io.portals.conformance.random.spec.AskSpec;
import io.portals.conformance.random.spec.AskSpec.Release;

/**
 * What goes on when an ask is resolved: tells how, answers what is owed, emits what follows.
 *
 * @param post the asker's
 * @param portal path of the portal that was asked
 */
record Resumed(Post post, AskSpec ask, String portal, String request, int depth, int ttl, Phase phase, Owed owed)
        implements OnReply<Answer, Event> {

    @Override
    public void resume(Answer answer, TaskContext<Event> ctx) {
        enter();
        arrived(ctx, answer.from(), answer.number());
        goOn(ctx, word(answer, request));
        mayFail();
    }

    @Override
    public void failed(PortalFailure why, TaskContext<Event> ctx) {
        enter();
        if (why.kind() == PortalFailure.Kind.REFUSED) {
            Refusal refusal = Refusal.of(why.reason());
            arrived(ctx, refusal.from(), refusal.number());
        }
        goOn(ctx, word(why));
        releaseLate(why, request, ctx);
        mayFail();
    }

    void enter() {
        post.enter();
    }

    static String word(Answer answer, String request) {
        return answer.id().equals(request)
                ? "REPLY " + Long.toHexString(answer.value())
                : "REPLY to another request, " + answer.id();
    }

    static String word(PortalFailure why) {
        return why.kind() == PortalFailure.Kind.REFUSED
                ? "REFUSED by " + Refusal.of(why.reason()).from()
                : why.kind().name();
    }

    /** Lets the replier answer, if that is what the asker does when it has run out of time. */
    void releaseLate(PortalFailure why, String late, TaskContext<Event> ctx) {
        if (why.kind() == PortalFailure.Kind.TIMEOUT && ask.release() == Release.TIMEOUT) {
            String place = post.place(ctx);
            Request release =
                    new Request(late, Request.Kind.RELEASE, true, post.app(), depth, 0, phase, place, Tracks.next(ctx));
            ctx.tell(Portal.at(portal, Request.class, Answer.class), release);
        }
    }

    /** One that owes an answer does not: whether its asker ran out of time first would be open. */
    void mayFail() {
        if (owed.to() == null) {
            post.mayFail("the outcome of " + request);
        }
    }

    private void arrived(TaskContext<Event> ctx, String from, long number) {
        Tracks.arrived(ctx, from, "replies of " + ask.portal(), number, report(ctx, ""));
    }

    private Report report(TaskContext<Event> ctx, String detail) {
        return post.report(ctx, Report.Kind.ANSWER, request, detail);
    }

    void goOn(TaskContext<Event> ctx, String outcome) {
        Tracks.handled(ctx, phase, post.keeps(), report(ctx, outcome));
        String place = post.place(ctx);
        if (owed.to() != null) {
            if (outcome.startsWith("REPLY") || Content.choice(request, "refuse", 2) == 0) {
                long value = Content.hash(owed.request() + " by " + outcome);
                ctx.reply(owed.to(), new Answer(owed.request(), value, place, Tracks.next(ctx)));
            } else {
                ctx.fail(owed.to(), Refusal.reason(ctx, place));
            }
        }
        if (ask.emits() && ttl > 0) {
            ctx.emit(Item.emitted(request + "=", ttl - 1, phase, place, Tracks.next(ctx), ""));
        }
    }
}
