/** A counter as a virtual actor, measured beside functions that keep theirs in a store behind a socket. */
package io.portals.examples.actors.serverless;
