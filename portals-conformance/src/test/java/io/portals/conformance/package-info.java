/** One suite over the model's guarantees, run on every runtime, and random programs on which the runtimes must agree. */
package io.portals.conformance;
