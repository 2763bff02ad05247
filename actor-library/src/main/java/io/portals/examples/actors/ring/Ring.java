package io.portals.examples.actors.ring;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Actors;
import io.portals.actor.Behavior;
import io.portals.actor.Letter;
import io.portals.actor.Outlet;
import io.portals.api.AtomicStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Actors in a ring, numbered from 1, pass a token that counts down from one to the next; who gets it with a zero says so. That is
 * the "thread-ring" of the Computer Language Benchmarks Game.
 */
public final class Ring {
    /** The number of the actor that ends it. */
    public static final Outlet<Long> LAST = Outlet.named("last", Long.class);

    private Ring() {}

    /** What goes on in the ring. */
    sealed interface Message {}

    /** Who comes next. */
    record Join(ActorRef<Message> next) implements Message {}

    /** One more knows who comes next. */
    record Joined(long number, ActorRef<Message> member) implements Message {}

    /** Goes round, for so many hops more. */
    record Token(long hops) implements Message {}

    /**
     * Makes the ring, and sets off the token when the ring is closed.
     *
     * @param joined how many have
     * @param first number 1, when it has
     */
    record Closing(int members, long hops, int joined, Optional<ActorRef<Message>> first) implements Behavior<Message> {
        @Override
        public Behavior<Message> activated(ActorContext<Message> ctx) {
            List<ActorRef<Message>> ring = new ArrayList<>();
            for (int number = 1; number <= members; number++) {
                ring.add(ctx.spawn(Integer.toString(number), new Outside(number, ctx.self())));
            }
            for (int i = 0; i < members; i++) {
                ctx.tell(ring.get(i), new Join(ring.get((i + 1) % members)));
            }
            return this;
        }

        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            Joined joins = (Joined) message;
            Optional<ActorRef<Message>> one = joins.number() == 1 ? Optional.of(joins.member()) : first;
            if (joined + 1 < members) {
                return new Closing(members, hops, joined + 1, one);
            }
            ctx.tell(one.orElseThrow(), new Token(hops));
            return Behavior.stopped();
        }
    }

    /** Does not know yet who comes next. */
    record Outside(long number, ActorRef<Message> closing) implements Behavior<Message> {
        @Override
        public Behavior<Message> receive(Message join, ActorContext<Message> ctx) {
            ctx.tell(closing, new Joined(number, ctx.self()));
            return new Member(number, ((Join) join).next());
        }
    }

    /** Passes the token on. */
    record Member(long number, ActorRef<Message> next) implements Behavior<Message> {
        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            Token token = (Token) message;
            if (token.hops() == 0) {
                ctx.emit(LAST, number);
            } else {
                ctx.tell(next, new Token(token.hops() - 1));
            }
            return this;
        }
    }

    /** A ring of so many members, in which the token makes so many hops. */
    public static ActorSystem system(int members, long hops) {
        return system(actors -> actors.starts("ring", name -> new Closing(members, hops, 0, Optional.empty())));
    }

    /** As {@link #system}, a ring for each event of a stream: one that tells when it begins. */
    public static ActorSystem startedBy(AtomicStream<Long> starts, int members, long hops) {
        return system(actors -> actors.reads(
                "starts",
                starts,
                number -> Letter.starting("ring-" + number, new Closing(members, hops, 0, Optional.empty()))));
    }

    private static ActorSystem system(Consumer<Actors> start) {
        return ActorSystem.named("ring", actors -> {
            actors.messages(Message.class);
            actors.classic(Closing.class, Outside.class, Member.class);
            start.accept(actors);
            actors.emits(LAST);
        });
    }
}
