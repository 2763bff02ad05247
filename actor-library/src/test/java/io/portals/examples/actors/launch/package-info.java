/** Tests of the examples, and of what runs them. */
package io.portals.examples.actors.launch;
