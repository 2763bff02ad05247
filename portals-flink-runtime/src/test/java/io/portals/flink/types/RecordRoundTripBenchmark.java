package io.portals.flink.types;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Nanoseconds per round trip of a record, written by {@link RecordSerializer} and by Flink's own {@code PojoSerializer}, in
 * alternating runs of one JVM. Run its {@code main}; it is no test.
 */
public final class RecordRoundTripBenchmark {

    private static final int ROUND_TRIPS = 2_000_000;
    private static final int RUNS = 9;

    /** As in the measurements of the design. */
    public record Order(String customer, String item, int quantity, long time, double price) {}

    /** One record in another. */
    public record Delivery(Order order, String street, boolean express) {}

    /** Without strings, which cost the most in the other. */
    public record Reading(int sensor, long time, double value, boolean valid) {}

    private RecordRoundTripBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Order order = new Order("ann", "pear", 3, 1_700_000_000_000L, 1.25);
        for (Object value : List.of(
                order, new Reading(7, 1_700_000_000_000L, 21.5, true), new Delivery(order, "Main Street", true))) {
            compare(value);
        }
    }

    @SuppressWarnings("unchecked")
    private static void compare(Object value) throws IOException {
        TypeSerializer<Object> ours = (TypeSerializer<Object>) serializer(PortalsTypes.of(value.getClass()));
        TypeSerializer<Object> flinks =
                (TypeSerializer<Object>) serializer(TypeExtractor.createTypeInfo(value.getClass()));
        double[] oursNs = new double[RUNS];
        double[] flinksNs = new double[RUNS];
        for (int run = -3; run < RUNS; run++) {
            double a = nsPerRoundTrip(ours, value);
            double b = nsPerRoundTrip(flinks, value);
            if (run >= 0) {
                oursNs[run] = a;
                flinksNs[run] = b;
            }
        }
        System.out.printf(
                "%s: %s %.0f ns, %s %.0f ns%n",
                value.getClass().getSimpleName(),
                ours.getClass().getSimpleName(),
                median(oursNs),
                flinks.getClass().getSimpleName(),
                median(flinksNs));
    }

    private static TypeSerializer<?> serializer(TypeInformation<?> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static double nsPerRoundTrip(TypeSerializer<Object> serializer, Object value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        DataInputDeserializer in = new DataInputDeserializer();
        int hashes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < ROUND_TRIPS; i++) {
            out.clear();
            serializer.serialize(value, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            hashes += serializer.deserialize(in) == value ? 1 : 0;
        }
        long ns = System.nanoTime() - start;
        if (hashes != 0) {
            throw new AssertionError("the value itself came back");
        }
        return (double) ns / ROUND_TRIPS;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
