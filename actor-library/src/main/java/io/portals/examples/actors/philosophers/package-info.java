/** The dining philosophers: actors that wait for each other, and keep messages for later. */
package io.portals.examples.actors.philosophers;
