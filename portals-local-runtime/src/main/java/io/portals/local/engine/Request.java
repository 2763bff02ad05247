package io.portals.local.engine;

/**
 * A request on its way.
 *
 * @param key under which it is handled
 * @param ask its number; 0 if it is told rather than asked
 * @param edge the number of the edge by which the answer goes back
 * @param asker the asker's key
 */
record Request(Object key, Object payload, long ask, int edge, Object asker) {}
