/**
 * In-flight messages in checkpoints: raw keyed state, written by key group so that it can be rescaled, with the schema of the
 * edges beside it so that later versions can read it. After Carbone et al., <i>Lightweight Asynchronous Snapshots for
 * Distributed Dataflows</i>, 2015: what is on a back edge when the barrier passes is logged until the barrier comes around.
 */
package io.portals.flink.core.log;
