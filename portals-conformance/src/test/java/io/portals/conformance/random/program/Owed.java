package io.portals.conformance.random.program;

import io.portals.api.task.ReplyTo;

/**
 * The answer that an asker owes itself: the one for which it asks.
 *
 * @param request empty if it owes none
 * @param to null if it owes none
 */
record Owed(String request, ReplyTo<Answer> to) {
    static final Owed NOTHING = new Owed("", null);
}
