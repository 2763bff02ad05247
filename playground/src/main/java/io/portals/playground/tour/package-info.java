/** The programs of the guided tour, in Java: what the playground shows beside its scripts. */
package io.portals.playground.tour;
