package io.portals.conformance.random.spec;

import java.io.Serializable;

/**
 * A timer that a task sets when it gets an item.
 *
 * @param oneOf it is set for one of so many items
 * @param cancels whether another is set with it, which it takes back when it fires
 * @param emits whether an item follows when it fires
 */
public record TimerSpec(String name, int oneOf, int delayMillis, boolean cancels, boolean emits)
        implements Serializable {}
