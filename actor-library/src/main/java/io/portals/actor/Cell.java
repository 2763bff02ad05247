package io.portals.actor;

/**
 * What is stored of an actor, besides what it holds apart.
 *
 * @param next the number that it gives next, to a child or to what it schedules
 * @param holds what else there is of it: see {@link Store}
 * @param asks how many asks of it are pending
 * @param touched when it was last in use, in milliseconds since the epoch; coarse, and only where idle actors are passivated
 * @param armed when its timer was set that looks whether it is idle; 0 if none is
 */
record Cell<B>(B behavior, long next, int holds, int asks, long touched, long armed) {
    static <B> Cell<B> of(B behavior) {
        return new Cell<>(behavior, 0, 0, 0, 0, 0);
    }

    /** Of one who takes the id over from one that has stopped, whose numbers it does not give again. */
    Cell<B> succeededBy(B behavior) {
        return new Cell<>(behavior, next, holds & Store.CHILDREN, 0, 0, 0);
    }

    /** What is kept of one that has stopped. */
    Cell<B> ended() {
        return new Cell<>(behavior, isHolding(Store.CHILDREN) ? next : 0, holds & Store.CHILDREN, asks, 0, 0);
    }

    Cell<B> become(B then) {
        return then == behavior ? this : new Cell<>(then, next, holds, asks, touched, armed);
    }

    Cell<B> numbered() {
        return new Cell<>(behavior, next + 1, holds, asks, touched, armed);
    }

    Cell<B> holding(int what) {
        return (holds & what) != 0 ? this : new Cell<>(behavior, next, holds | what, asks, touched, armed);
    }

    boolean isHolding(int what) {
        return (holds & what) != 0;
    }

    Cell<B> asking(int more) {
        return new Cell<>(behavior, next, holds, Math.max(0, asks + more), touched, armed);
    }

    Cell<B> touchedAt(long millis) {
        return new Cell<>(behavior, next, holds, asks, millis, armed);
    }

    Cell<B> armedAt(long millis) {
        return new Cell<>(behavior, next, holds, asks, touched, millis);
    }
}
