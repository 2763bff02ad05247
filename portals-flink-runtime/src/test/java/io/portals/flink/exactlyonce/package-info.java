/**
 * Programs whose committed output is known in advance, run with failures: whatever happens, each item is there once, counts of
 * a key have no gaps, and what goes from one key to another stays in order.
 */
package io.portals.flink.exactlyonce;
