/**
 * How applications are written: {@link io.portals.api.Application}, the builder and its flows, and references
 * ({@link io.portals.api.AtomicStream}, {@link io.portals.api.Input}, {@link io.portals.api.Sequencer},
 * {@link io.portals.api.Portal}), which are plain values.
 *
 * <p>The words are those of Spenger, Carbone and Haller, <i>Portals: An Extension of Dataflow Streaming for Stateful
 * Serverless</i>, Onward! 2022.
 */
package io.portals.api;
