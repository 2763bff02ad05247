package io.portals.api.task;

import java.io.Serializable;

/**
 * Names a timer that was set, to cancel it: a plain value, which may be kept in state.
 *
 * @param number given by the runtime; unique among the timers of one key of one task
 * @param atMillis when it fires, in milliseconds since the epoch
 */
public record TimerId(long number, long atMillis) implements Serializable {}
