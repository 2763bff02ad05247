package io.portals.local.run;

/**
 * What the seed chooses: which of the interleavings that the model allows are tried. In all of them the atoms of one stream come
 * to one consumer in order.
 */
public enum Interleaving {
    /**
     * Nothing comes in from a generator or an input while an atom is on its way. The seed chooses among the streams that feed a
     * sequencer, and among workflows that have an atom waiting. The easiest to follow.
     */
    ATOM_AT_A_TIME,

    /**
     * The next atom is that of any stream that has one, chosen by the seed. What an atom asks is answered, and its continuations
     * are resumed, before the next atom. The default.
     */
    BETWEEN_ATOMS,

    /** Also between a request and its reply other atoms may be handled, and other requests: as on a cluster. */
    EVERYWHERE
}
