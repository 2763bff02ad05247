package io.portals.api.task;

import java.io.Serializable;

/**
 * Makes a task where it runs: see {@link Tasks#init}.
 *
 * @param <T> the task
 */
@FunctionalInterface
public interface Made<T> extends Serializable {
    T make();
}
