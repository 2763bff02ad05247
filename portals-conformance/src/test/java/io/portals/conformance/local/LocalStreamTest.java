package io.portals.conformance.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.AtomicStream;
import io.portals.conformance.suite.EveryWay;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.StreamSuite;
import io.portals.conformance.suite.Way;

final class LocalStreamTest extends StreamSuite implements OnLocal {
    /** This runtime's atoms are those that came in, not epochs. */
    @EveryWay
    void anAtomThatComesInIsOneThatGoesOut(Way way) throws Exception {
        Outcome outcome = way.run(keeping());
        for (AtomicStream<Long> kept : KEPT) {
            assertThat(outcome.atomsOf(kept)).as(kept.path()).isEqualTo(atoms());
        }
    }
}
