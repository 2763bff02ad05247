package io.portals.local.engine;

import io.portals.local.verify.Verification;

/**
 * What stays as it is in a run.
 *
 * @param keptSteps how many steps the trace keeps
 * @param keepsOutputs whether streams keep what they carried
 */
public record Settings(long seed, Verification verification, LocalProbe probe, int keptSteps, boolean keepsOutputs) {
    private static final int KEPT_STEPS = 100_000;

    public Settings(long seed, Verification verification) {
        this(seed, verification, LocalProbe.NONE, KEPT_STEPS, true);
    }

    public Settings keeping(int steps, boolean outputs) {
        return new Settings(seed, verification, probe, steps, outputs);
    }

    public Settings probe(LocalProbe by) {
        return new Settings(seed, verification, by, keptSteps, keepsOutputs);
    }
}
