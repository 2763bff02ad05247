/** Random programs as values: what they are made of, how one is drawn from a seed, and how one is made smaller. */
package io.portals.conformance.random.spec;
