package io.portals.local.engine;

/**
 * An answer on its way.
 *
 * @param ask the number of the ask
 * @param key of the asker; null if it is not known any more, as the ask was resolved before
 * @param payload the reply, or a {@link io.portals.api.task.PortalFailure}
 */
record Reply(long ask, Object key, Object payload) {}
