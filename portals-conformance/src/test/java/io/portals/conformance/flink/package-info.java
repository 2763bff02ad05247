/** Runs the suites on Flink, in one cluster of this JVM. */
package io.portals.conformance.flink;
