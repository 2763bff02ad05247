package io.portals.conformance.random.program;

import io.portals.api.task.ReplyTo;

/**
 * A request that waits for its answer.
 *
 * @param portal the portal's name
 */
record Held(String portal, Phase phase, ReplyTo<Answer> to) {}
