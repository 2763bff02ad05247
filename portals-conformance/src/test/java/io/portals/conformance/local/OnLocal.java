package io.portals.conformance.local;

import io.portals.api.Application;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.conformance.suite.UnderTest;
import io.portals.conformance.suite.Way;
import io.portals.local.LocalRuntime;
import io.portals.local.run.Interleaving;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance;

/** The local runtime: with several seeds, in each interleaving, with and without a crash before every step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public interface OnLocal extends UnderTest {
    /** How many seeds. */
    int SEEDS = Integer.getInteger("suite.seeds", 2);

    @Override
    default List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (Interleaving interleaving : Interleaving.values()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                ways.add(new LocalWay(seed, interleaving, true, false));
                ways.add(new LocalWay(seed, interleaving, false, true));
            }
        }
        // a recovery makes all serializers again, which takes its time
        ways.add(new LocalWay(1, Interleaving.EVERYWHERE, true, true));
        return ways;
    }

    @Override
    default List<Way> waysThatShowAtoms() {
        return ways();
    }

    @Override
    default Way anyWay() {
        return new LocalWay(1, Interleaving.BETWEEN_ATOMS, true, false);
    }

    @Override
    default List<String> problems(Application... applications) {
        try {
            LocalRuntime.seeded(1).launch(applications);
            return List.of();
        } catch (InvalidApplicationException invalid) {
            return invalid.problems().stream().map(Problem::toString).toList();
        }
    }
}
