package io.portals.examples.shoppingcart.launch.faults;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;

/** The writing end of a sink, which may fail before and after it wrote a record. */
record FaultyEncoder<T>(Encoder<T> encoder, FaultPoint point) implements Encoder<T> {
    @Override
    public void encode(T element, OutputStream stream) throws IOException {
        point.pass();
        encoder.encode(element, stream);
        point.pass();
    }
}
