/** Pairs of actors that send a ball to and fro. */
package io.portals.examples.actors.pingpong;
