/** Runs of a program on each runtime, and the comparison of what came out. */
package io.portals.conformance.random.run;
