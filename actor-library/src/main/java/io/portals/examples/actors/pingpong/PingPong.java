package io.portals.examples.actors.pingpong;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Actors;
import io.portals.actor.Behavior;
import io.portals.actor.Letter;
import io.portals.actor.Outlet;
import io.portals.api.AtomicStream;
import java.io.Serializable;
import java.util.function.Consumer;

/** Pairs of players: one serves, the other returns the ball, for a number of rounds. Both say how often they hit it. */
public final class PingPong {
    /** What each player says in the end. */
    public static final Outlet<Score> SCORES = Outlet.named("scores", Score.class);

    private PingPong() {}

    /** How often a player of a pair hit the ball. */
    public record Score(long pair, Player player, long hits) implements Serializable {}

    /** The players of a pair. */
    public enum Player {
        PING,
        PONG
    }

    /** What players send each other. */
    sealed interface Move {}

    /** The ball, and who has hit it. */
    record Ball(ActorRef<Move> from) implements Move {}

    /** That was the last round. */
    record Over() implements Move {}

    /** Serves. */
    record Ping(long pair, long rounds, long hits) implements Behavior<Move> {
        @Override
        public Behavior<Move> activated(ActorContext<Move> ctx) {
            return serve(ctx.spawn("pong", new Pong(pair, 0)), ctx);
        }

        @Override
        public Behavior<Move> receive(Move move, ActorContext<Move> ctx) {
            return serve(((Ball) move).from(), ctx);
        }

        private Behavior<Move> serve(ActorRef<Move> pong, ActorContext<Move> ctx) {
            if (hits == rounds) {
                ctx.tell(pong, new Over());
                ctx.emit(SCORES, new Score(pair, Player.PING, hits));
                return Behavior.stopped();
            }
            ctx.tell(pong, new Ball(ctx.self()));
            return new Ping(pair, rounds, hits + 1);
        }
    }

    /** Returns. */
    record Pong(long pair, long hits) implements Behavior<Move> {
        @Override
        public Behavior<Move> receive(Move move, ActorContext<Move> ctx) {
            if (move instanceof Ball ball) {
                ctx.tell(ball.from(), new Ball(ctx.self()));
                return new Pong(pair, hits + 1);
            }
            ctx.emit(SCORES, new Score(pair, Player.PONG, hits));
            return Behavior.stopped();
        }
    }

    /** So many pairs, each of which plays so many rounds. */
    public static ActorSystem system(int pairs, long rounds) {
        return system(actors -> {
            for (int pair = 0; pair < pairs; pair++) {
                int number = pair;
                actors.starts("ping-" + pair, name -> new Ping(number, rounds, 0));
            }
        });
    }

    /** As {@link #system}, a pair for each event of a stream: one that tells when it begins. */
    public static ActorSystem startedBy(AtomicStream<Long> starts, long rounds) {
        return system(actors -> actors.reads(
                "starts", starts, number -> Letter.starting("ping-" + number, new Ping(number, rounds, 0))));
    }

    private static ActorSystem system(Consumer<Actors> start) {
        return ActorSystem.named("ping-pong", actors -> {
            actors.messages(Move.class);
            actors.classic(Ping.class);
            actors.classic(Pong.class);
            start.accept(actors);
            actors.emits(SCORES);
        });
    }
}
