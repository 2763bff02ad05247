package io.portals.conformance.flink;

import io.portals.api.Application;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.conformance.suite.UnderTest;
import io.portals.conformance.suite.Way;
import io.portals.flink.FlinkRuntime;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Flink: in one subtask, in several, and with failures. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public interface OnFlink extends UnderTest {
    @Override
    default List<Way> ways() {
        return List.of(new FlinkWay(1, 0), new FlinkWay(3, 0), new FlinkWay(2, 2));
    }

    /** What a sink of one subtask writes in an epoch is all of that epoch. */
    @Override
    default List<Way> waysThatShowAtoms() {
        return List.of(new FlinkWay(1, 0), new FlinkWay(1, 2));
    }

    @Override
    default Way anyWay() {
        return new FlinkWay(2, 0);
    }

    @Override
    default List<String> problems(Application... applications) {
        try {
            FlinkRuntime.of(applications);
            return List.of();
        } catch (InvalidApplicationException invalid) {
            return invalid.problems().stream().map(Problem::toString).toList();
        }
    }
}
