package io.portals.local;

import io.portals.local.engine.LocalProbe;

/** Lets tests of other packages plant defects. */
public final class ProbeAccess {
    private ProbeAccess() {}

    /** The run, which has launched nothing yet, with the defect. */
    public static LocalRuntime probed(LocalRuntime run, LocalProbe probe) {
        return run.probe(probe);
    }
}
