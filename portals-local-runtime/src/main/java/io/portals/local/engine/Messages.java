package io.portals.local.engine;

import java.util.List;

/**
 * The messages of one step to one place.
 *
 * @param sequence grows with each batch: requests and replies are handled in this order
 * @param producer the path of the place that sent them
 * @param <M> requests, replies, or the numbers of asks
 */
record Messages<M>(List<M> messages, long sequence, String producer) {}
