package io.portals.examples.actors.philosophers;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import java.io.Serializable;

/** Philosophers at a round table, with a fork between each two of them; to eat, one needs both forks beside the plate. */
public final class Philosophers {
    /** What philosophers say. */
    public static final Outlet<Meal> MEALS = Outlet.named("meals", Meal.class);

    /** What forks say. */
    public static final Outlet<Use> USES = Outlet.named("uses", Use.class);

    private Philosophers() {}

    /** The n-th meal of the philosopher at a seat, counted from 1, and the use that was made of forks. */
    public record Meal(int seat, long number, Use first, Use second) implements Serializable {}

    /** The n-th use of a fork, counted from 1, from when it was taken to when it was put down. */
    public record Use(int fork, long number, int seat) implements Serializable {}

    /** So many seats, at each of which so many meals are eaten. */
    public static ActorSystem system(int seats, long meals) {
        return ActorSystem.named("philosophers", actors -> {
            actors.messages(Fork.Message.class, Fork.Taken.class, Philosopher.Message.class);
            actors.virtual(Fork.TYPE, Fork.OnTable.class, name -> new Fork.OnTable(0))
                    .becomes(Fork.InHand.class);
            actors.classic(Philosopher.class);
            actors.continuations(Philosopher.First.class, Philosopher.Second.class);
            for (int seat = 0; seat < seats; seat++) {
                int number = seat;
                actors.starts("seat-" + seat, name -> Philosopher.at(number, seats, meals));
            }
            actors.emits(MEALS, USES);
        });
    }
}
