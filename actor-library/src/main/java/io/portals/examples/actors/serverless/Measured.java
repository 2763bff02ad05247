package io.portals.examples.actors.serverless;

import java.io.Serializable;

/**
 * What a round has come to.
 *
 * @param counter its name, or the key under which functions kept it
 * @param total how far the counter has come
 */
public record Measured(String contender, int messages, int repetition, String counter, long nanos, long total)
        implements Serializable {
    /** What of it is known beforehand. */
    record Known(String contender, int messages, int repetition, long total) {}

    Known known() {
        return new Known(contender, messages, repetition, total);
    }
}
