package io.portals.conformance.random.program;

/**
 * What portals give.
 *
 * @param id that of the request
 * @param value follows from the request
 * @param number grows with each thing that its sender sends
 */
record Answer(String id, long value, String from, long number) {}
