package io.portals.examples.shoppingcart.launch.faults;

import java.io.Serializable;

/** A place in the job where it may fail. Its plan is found by id where the job runs. */
record FaultPoint(String plan, String name) implements Serializable {
    void pass() {
        FaultPlan.get(plan).pass(name);
    }
}
