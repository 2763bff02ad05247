/**
 * The model's guarantees, one suite each: programs whose outcome is known exactly, run in every way that a runtime has
 * ({@link io.portals.conformance.suite.Way}). A runtime conforms if it passes all of them.
 *
 * <p>A suite says nothing of a runtime: {@code OrderSuite} is run as {@code LocalOrderTest} and as {@code FlinkOrderTest}.
 */
package io.portals.conformance.suite;
