/**
 * Actors on a keyed workflow: classic ones, which are spawned and stop, and virtual ones, which are there when they are addressed.
 * {@link io.portals.actor.ActorSystem#named} is where to begin. It needs portals-api only, and runs on each runtime.
 */
package io.portals.actor;
