package io.portals.api.state;

import java.io.Serializable;
import java.time.Duration;

/**
 * A named, typed constant that stands for durable state. State is scoped to the task that declares the handle
 * ({@link Uses#state}): its full name is <i>task path + handle</i>, so two tasks that declare the same handle share nothing.
 */
public sealed interface StateHandle extends Serializable permits PerKey, PerKeyList, PerKeyMap, PerTask {
    /** The name, unique within a task. */
    String name();

    /** After how much processing time what was written is gone; null if it stays. */
    Duration expiry();
}
