package io.portals.conformance.random.program;

import io.portals.api.Portal;
import io.portals.api.task.Ask;
import io.portals.api.task.AskAll;
import io.portals.api.task.TaskContext;
import io.portals.conformance.random.spec.AskSpec;
import io.portals.conformance.random.spec.AskSpec.Limit;
import io.portals.conformance.random.spec.AskSpec.Release;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Asks and tells of a handler.
 *
 * @param depth of the asks that are made
 * @param ttl of what is handled
 */
record Asking(Seat seat, TaskContext<Event> ctx, int depth, int ttl, Phase phase) {

    /** Whether the content chooses the ask. */
    static boolean chosen(AskSpec ask, String content) {
        return Content.choice(content, ask.name(), ask.oneOf()) == 0;
    }

    static String request(AskSpec ask, String cause) {
        return cause + "?" + ask.name();
    }

    /** What a task asks for an item. Those that are paired leave it to each other to ask and to release. */
    void forItem(AskSpec ask, Item item) {
        String request = request(ask, item.group());
        if (!chosen(ask, item.group())) {
            return;
        }
        if (ask.release() == Release.PARTNER && item.isFirst()) {
            ask(ask, request, Owed.NOTHING);
        } else if (ask.release() == Release.PARTNER && item.isSecond()) {
            release(ask, request);
        } else {
            made(ask, request(ask, item.name()), Owed.NOTHING);
        }
    }

    /** Makes the ask, and sees to it that its answer is released. */
    void made(AskSpec ask, String request, Owed owed) {
        if (ask.tells()) {
            tell(ask, request, Request.Kind.TELL);
            return;
        }
        if (ask.release() == Release.TELL_BEFORE) {
            release(ask, request);
        }
        ask(ask, request, owed);
        if (ask.release() == Release.TELL || ask.release() == Release.PARTNER) { // of no pair, or at the end
            release(ask, request);
        } else if (ask.release() == Release.ITEM) {
            for (String each : requests(ask, request)) {
                String releases = ask.portal() + "|" + each;
                ctx.emit(Item.emitted(each + "!", 0, phase, seat.place(ctx), Tracks.next(ctx), releases));
            }
        }
    }

    /** The requests that are made as one: how many follows from the content. */
    private static List<String> requests(AskSpec ask, String request) {
        if (ask.all() == 0) {
            return List.of(request);
        }
        int count = Content.choice(request, "all of " + ask.name(), ask.all() + 1);
        return IntStream.range(0, count).mapToObj(i -> request + "#" + i).toList();
    }

    private void release(AskSpec ask, String request) {
        requests(ask, request).forEach(each -> tell(ask, each, Request.Kind.RELEASE));
    }

    private void ask(AskSpec ask, String request, Owed owed) {
        Portal<Request, Answer> portal = seat.portal(ask.portal());
        Resumed goesOn = new Resumed(seat.post(), ask, portal.path(), request, depth, ttl, phase, owed);
        boolean isShort = ask.limit() == Limit.SHORT;
        Duration limit =
                isShort ? Setting.SHORT : Duration.ofMillis(seat.setting().longMillis());
        if (ask.all() > 0) {
            List<String> requests = requests(ask, request);
            AskAll<Answer, Event> open = ctx.askAll(
                    portal,
                    requests.stream()
                            .map(each -> message(each, Request.Kind.ASK, isShort))
                            .toList());
            (ask.limit() == Limit.NONE ? open : open.within(limit)).then(new Gathered(goesOn, requests));
        } else {
            Ask<Answer, Event> open = ctx.ask(portal, message(request, Request.Kind.ASK, isShort));
            (ask.limit() == Limit.NONE ? open : open.within(limit)).then(goesOn);
        }
    }

    private void tell(AskSpec ask, String request, Request.Kind kind) {
        ctx.tell(seat.portal(ask.portal()), message(request, kind, false));
    }

    private Request message(String request, Request.Kind kind, boolean spared) {
        return new Request(
                request,
                kind,
                spared,
                seat.app(),
                depth,
                Math.max(ttl - 1, 0),
                phase,
                seat.place(ctx),
                Tracks.next(ctx));
    }
}
