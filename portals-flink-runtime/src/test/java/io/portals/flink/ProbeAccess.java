package io.portals.flink;

import io.portals.flink.core.CoreProbe;

/** Lets tests of other packages and modules set the probe. */
public final class ProbeAccess {
    private ProbeAccess() {}

    public static FlinkRuntime probed(FlinkRuntime runtime, CoreProbe probe) {
        return runtime.probe(probe);
    }
}
