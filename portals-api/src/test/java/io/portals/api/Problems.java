package io.portals.api;

import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.LaunchCheck;
import io.portals.api.check.Problem;
import io.portals.api.graph.Registry;
import java.util.List;
import java.util.function.Consumer;

/** The problems of an application, as its user reads them; none if it is sound. */
public final class Problems {
    private Problems() {}

    /** What is reported when an application named {@code shop} is built. */
    public static List<String> whenBuilding(Consumer<AppBuilder> build) {
        return of(() -> Application.named("shop", build));
    }

    /** What is reported when the applications are launched together. They must build. */
    public static List<String> whenLaunching(Application... applications) {
        return of(() -> LaunchCheck.check(Registry.of(List.of(applications))));
    }

    private static List<String> of(Runnable refused) {
        try {
            refused.run();
            return List.of();
        } catch (InvalidApplicationException invalid) {
            return invalid.problems().stream().map(Problem::toString).toList();
        }
    }
}
