package io.portals.flink.upgrade.program;

import io.portals.api.KeyedPortal;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;

/** Answers at once: of an asker that asks again, a request or a reply is always in flight. */
public record Echo() implements Replier<Echo.Ping, Echo.Pong, Event> {
    public record Ping(String user, long number) {}

    public sealed interface Pong permits Even, Odd {
        long number();
    }

    public record Even(long number) implements Pong {}

    public record Odd(long number) implements Pong {}

    public static final KeyedPortal<String, Ping, Pong> PORTAL =
            KeyedPortal.at("/shop/portals/echo", Ping.class, Pong.class, String.class, Ping::user);

    @Override
    public void request(Ping ping, ReplierContext<Event, Pong> ctx) {
        ctx.reply(ping.number() % 2 == 0 ? new Even(ping.number()) : new Odd(ping.number()));
    }
}
