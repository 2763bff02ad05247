package io.portals.examples.shoppingcart.launch.input;

import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.metrics.Counter;

/** The metric that counts the cart operations which sources have read, those after a failure once more. */
public final class OperationCounter {
    public static final String NAME = "cartOperations";

    private OperationCounter() {}

    static Counter of(SourceReaderContext context) {
        return context.metricGroup().counter(NAME);
    }
}
