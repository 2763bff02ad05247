package io.portals.benchmarks;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Counts results for the {@link Meter}. */
final class CountingSink<T> implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(T result, Context context) {
                Meter.result();
            }

            @Override
            public void flush(boolean endOfInput) {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
