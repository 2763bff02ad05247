package io.portals.examples.shoppingcart.launch;

import java.time.Duration;

/**
 * How a run went.
 *
 * @param elapsed from the job's submission to its end
 * @param checkpoints how many, in words
 * @param restarts how many, or who knows
 */
public record RunFacts(Duration elapsed, String checkpoints, String restarts) {}
