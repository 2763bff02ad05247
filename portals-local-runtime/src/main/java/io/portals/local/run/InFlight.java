package io.portals.local.run;

import java.util.List;

/**
 * What waits to be handled: one atom, or one batch of requests or replies. A step will take it, as a whole.
 *
 * @param kind what the step will do
 * @param path where: the input, sequencer, splitter, workflow or portal, or the task whose continuations will run
 * @param from the stream that the atom is read from, or the portal that replies; empty if it comes from outside
 * @param events the atom's events, or requests, or replies
 */
public record InFlight(Step.Kind kind, String path, String from, List<Object> events) {
    @Override
    public String toString() {
        return path + " has yet " + events + (from.isEmpty() ? "" : " from " + from);
    }
}
