/**
 * Random programs on which the runtimes must agree: in what they commit, in the order in which it came from one key to another, and
 * in the state that is left.
 */
package io.portals.conformance.random;
