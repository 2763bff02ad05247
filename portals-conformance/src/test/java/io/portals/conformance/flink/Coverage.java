package io.portals.conformance.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.testing.JobMetrics;
import java.util.EnumMap;
import java.util.Map;

/** What failures have hit, by the metrics of the cores of all jobs since the last reset. */
final class Coverage {
    private static int restores;
    private static int loaded;
    private static final Map<Failures.Kind, Integer> STRUCK = new EnumMap<>(Failures.Kind.class);

    private Coverage() {}

    static void reset() {
        restores = 0;
        loaded = 0;
        STRUCK.clear();
    }

    /** A failure struck. */
    static void struck(Failures.Kind kind) {
        STRUCK.merge(kind, 1, Integer::sum);
    }

    /** Adds the job that has just ended. */
    static void add() {
        Map<Integer, Long> messages = JobMetrics.sumByAttempt("restoredMessages");
        Map<Integer, Long> asks = JobMetrics.sumByAttempt("restoredAsks");
        for (int attempt : messages.keySet()) {
            if (attempt > 0) {
                restores++;
                loaded += messages.get(attempt) + asks.getOrDefault(attempt, 0L) > 0 ? 1 : 0;
            }
        }
    }

    /** Failures that hit nothing would prove nothing: half of the restores must have brought back messages or asks. */
    static void assertHalfOfTheRestoresWereLoaded() {
        System.out.println(
                "struck: " + STRUCK + ", restores: " + restores + ", with messages or asks in flight: " + loaded);
        assertThat(restores).as("restores").isPositive();
        assertThat(loaded * 2).as("of " + restores + " restores").isGreaterThanOrEqualTo(restores);
    }
}
