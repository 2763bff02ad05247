package io.portals.flink.core;

/**
 * In place of a continuation: the ask is one of several that were made as one.
 *
 * @param head the number of what is resumed when all are; theirs follow it
 * @param index of the ask among them
 */
public record Gathered(long head, int index) {
    /** The number of one of them. */
    static long number(long head, int index) {
        return head + 1 + index;
    }
}
