package io.portals.conformance.random.program;

/** What a key has handled. The same whatever the order. */
record Tally(long count, long sum, long xor) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(count + other.count, sum + other.sum, xor ^ other.xor);
    }

    Tally plus(String what) {
        long hash = Content.hash(what);
        return new Tally(count + 1, sum + hash, xor ^ Long.rotateLeft(hash, 17));
    }
}
