package io.portals.api.state;

import java.io.Serializable;

/**
 * A named, typed constant that stands for durable state. State is scoped to the task that declares the handle
 * ({@link Uses#state}): its full name is <i>task path + handle</i>, so two tasks that declare the same handle share nothing.
 */
public sealed interface StateHandle extends Serializable permits PerKey {
    /** The name, unique within a task. */
    String name();
}
