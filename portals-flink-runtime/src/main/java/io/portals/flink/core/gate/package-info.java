/**
 * The gate: a source without records that stays open until its core is proven to be at rest, so that a bounded job ends by
 * itself and not before. It also tells the core of barriers ahead of their arrival, and spreads the word of busy subtasks.
 */
package io.portals.flink.core.gate;
