package io.portals.conformance.random.program;

/**
 * What portals take.
 *
 * @param id unique; a release has that of the request that it releases
 * @param spared whether it is never poison: its asker is to run out of time
 * @param depth how many asks it is inside of, itself included
 * @param number grows with each thing that its sender sends
 */
record Request(
        String id, Kind kind, boolean spared, String app, int depth, int ttl, Phase phase, String from, long number) {
    /** What is wanted. */
    enum Kind {
        ASK,
        TELL,
        RELEASE
    }
}
