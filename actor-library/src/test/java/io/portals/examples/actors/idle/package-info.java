/** Tests of what is measured of idle actors. */
package io.portals.examples.actors.idle;
