package io.portals.local.run;

import java.time.Instant;

/**
 * All that a run is at a moment: state, atoms on their way, asks, outputs, time, and where the seed has got to. A value: going on
 * after {@link io.portals.local.LocalRuntime#restore} takes the same steps that followed the snapshot.
 */
public interface Snapshot {
    /** How many steps had been taken. */
    long steps();

    /** The virtual time. */
    Instant now();
}
