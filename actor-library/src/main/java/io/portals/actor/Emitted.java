package io.portals.actor;

/**
 * An event of the workflow in which actors run: what one of them gave to an outlet.
 *
 * @param outlet its name
 */
public record Emitted<V>(String outlet, V event) {}
