/** Virtual actors that count, and are asked how far they have come. */
package io.portals.examples.actors.counting;
