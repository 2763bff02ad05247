package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import java.util.function.Consumer;

/** A rule that an application can be held against by itself. */
interface ApplicationRule {
    void check(ApplicationGraph application, Consumer<Problem> problems);
}
