package io.portals.conformance.flink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.task.ErrorPolicy;
import io.portals.conformance.suite.ErrorPolicySuite;
import io.portals.conformance.suite.Way;
import io.portals.flink.testing.FaultProbe.Mutation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On the heap, on RocksDB and on ForSt. */
final class FlinkErrorPolicyTest extends ErrorPolicySuite implements OnFlink {
    @Override
    public List<Way> ways() {
        List<Way> all = new ArrayList<>(OnFlink.super.ways());
        all.add(new FlinkWay(2, 2).on("rocksdb"));
        all.add(new FlinkWay(2, 2).on("forst"));
        return all;
    }

    /** Those who fail after they have changed something. */
    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"PROCESS", "REQUEST", "RESUME", "FAILED", "RING"})
    void aRuntimeThatDoesNotUndoHandlersIsFound(Place poison) {
        for (String backend : List.of("hashmap", "rocksdb", "forst")) {
            Way planted = new FlinkWay(1, 0).on(backend).planted(Mutation.SET_ASIDE_NOT_UNDONE);
            assertThatThrownBy(() -> check(planted, poison, ErrorPolicy.SKIP))
                    .as(backend)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Expecting actual");
        }
    }
}
