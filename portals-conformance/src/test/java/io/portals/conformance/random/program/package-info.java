/**
 * What a random program runs: its messages, the generic task, replier and continuation, and the builder that makes applications of a
 * {@link io.portals.conformance.random.spec.ProgramSpec}. All that a handler does follows from the content of what it gets.
 */
package io.portals.conformance.random.program;
