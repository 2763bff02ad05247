/**
 * Runs applications in one thread, deterministic from a seed, atom by atom: for tests, for learning, for replaying a failure.
 * {@link io.portals.local.LocalRuntime} is where to begin.
 */
package io.portals.local;
