package io.portals.flink.upgrade.program;

import io.portals.api.KeyedPortal;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import java.util.Optional;

/** Answers at once. In the version before, an asker asked again without end. */
public record Echo() implements Replier<Echo.Ping, Echo.Pong, Event> {
    public record Ping(String user, Optional<String> note, long number) {}

    public sealed interface Pong permits Even, Never, Odd {
        long number();
    }

    public record Even(long number) implements Pong {}

    public record Never(long number) implements Pong {}

    public record Odd(String note, long number) implements Pong {}

    public static final KeyedPortal<String, Ping, Pong> PORTAL =
            KeyedPortal.at("/shop/portals/echo", Ping.class, Pong.class, String.class, Ping::user);

    @Override
    public void request(Ping ping, ReplierContext<Event, Pong> ctx) {
        if (ping.number() < 0) {
            ctx.reply(new Never(ping.number()));
        } else {
            ctx.reply(ping.number() % 2 == 0 ? new Even(ping.number()) : new Odd(null, ping.number()));
        }
    }
}
