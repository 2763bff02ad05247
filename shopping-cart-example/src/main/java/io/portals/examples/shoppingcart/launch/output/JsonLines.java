package io.portals.examples.shoppingcart.launch.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;

/** Writes records as JSON, one a line, each component by its name. */
public final class JsonLines<T> implements Encoder<T> {
    private static final long serialVersionUID = 1;

    static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void encode(T element, OutputStream stream) throws IOException {
        stream.write(JSON.writeValueAsBytes(element));
        stream.write('\n');
    }
}
