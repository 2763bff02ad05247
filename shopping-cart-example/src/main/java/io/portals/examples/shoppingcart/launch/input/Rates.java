package io.portals.examples.shoppingcart.launch.input;

import java.util.OptionalLong;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/** How fast sources may go. */
final class Rates {
    private Rates() {}

    /** @param operationsPerRecord how many operations a record of the source stands for */
    @SuppressWarnings("unchecked") // Flink's factories give the raw type; a limiter does not look at splits
    static RateLimiterStrategy<NumberSequenceSplit> limit(
            OptionalLong operationsPerSecond, double operationsPerRecord) {
        return operationsPerSecond.isPresent()
                ? RateLimiterStrategy.perSecond(operationsPerSecond.getAsLong() / operationsPerRecord)
                : RateLimiterStrategy.noOp();
    }
}
