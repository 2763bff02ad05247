/** Runs the suites on the local runtime. */
package io.portals.conformance.local;
