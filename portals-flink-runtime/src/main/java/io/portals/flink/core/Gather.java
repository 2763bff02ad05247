package io.portals.flink.core;

/**
 * How far several asks are that were made as one.
 *
 * @param asks how many they are
 * @param missing how many of them are not resolved yet
 */
record Gather(int asks, int missing) {}
