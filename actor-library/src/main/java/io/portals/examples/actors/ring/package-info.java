/** The thread ring: a token goes round, and counts down. */
package io.portals.examples.actors.ring;
