package io.portals.flink.core;

import java.io.Serializable;

/**
 * How a core shares its thread.
 *
 * @param budget messages of the queue that are handled before the inputs have their turn
 * @param budgetBeforeBarrier the same while a checkpoint's barrier is on its way through the inputs
 * @param highWater queue length above which all subtasks of the core take less from outside
 */
public record CoreTuning(int budget, int budgetBeforeBarrier, int highWater) implements Serializable {
    public static final CoreTuning DEFAULT = new CoreTuning(256, 32, 10_000);

    /** @throws IllegalArgumentException if one of them is less than 1 */
    public CoreTuning {
        if (budget < 1 || budgetBeforeBarrier < 1 || highWater < 1) {
            throw new IllegalArgumentException("budget " + budget + ", budgetBeforeBarrier " + budgetBeforeBarrier
                    + ", highWater " + highWater + ": each must be 1 or more");
        }
    }
}
