package io.portals.conformance.flink;

import io.portals.conformance.suite.ExactlyOnceSuite;
import io.portals.conformance.suite.Way;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class FlinkExactlyOnceTest extends ExactlyOnceSuite implements OnFlink {
    /** One more, as here it is failures that matter. */
    @Override
    public List<Way> ways() {
        return Stream.concat(OnFlink.super.ways().stream(), Stream.of(new FlinkWay(4, 3)))
                .toList();
    }

    @BeforeAll
    static void countRestores() {
        Coverage.reset();
    }

    @AfterAll
    static void halfOfTheRestoresBroughtBackMessagesOrAsks() {
        Coverage.assertHalfOfTheRestoresWereLoaded();
    }
}
