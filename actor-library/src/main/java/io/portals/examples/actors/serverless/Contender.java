package io.portals.examples.actors.serverless;

import java.io.Serializable;
import java.time.Duration;

/**
 * Who counts.
 *
 * @param port of the store that functions use; 0 for the actor, which needs none
 */
record Contender(String name, int port) implements Serializable {
    static final Contender ACTOR = new Contender("one virtual actor", 0);

    static Contender functions(Duration delay, int port) {
        return new Contender("functions, " + delay.toMillis() + " ms", port);
    }

    boolean isActor() {
        return port == 0;
    }
}
