package io.portals.api.check;

import io.portals.api.graph.Registry;
import java.util.function.Consumer;

/** A rule for all applications that are launched together. */
interface LaunchRule {
    void check(Registry registry, Consumer<Problem> problems);
}
