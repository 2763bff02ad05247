package io.portals.flink.testing;

import java.io.Serializable;

/**
 * Something that a program did, as its output tells it.
 *
 * @param what the item: unique in a run that is right
 * @param place the task and key where it was done
 * @param count how many items that key has seen, this one included
 * @param disorder empty, or how the item came out of order, or, with "was" in front, what became of it instead
 */
public record Seen(String what, String place, long count, String disorder) implements Serializable {}
