/** Continuous queries that are added and removed while they run. */
package io.portals.examples.actors.queries;
