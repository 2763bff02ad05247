package io.portals.benchmarks;

import io.portals.api.Type;
import io.portals.flink.types.PortalsTypes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Nanoseconds to write a record and read it again. */
final class RecordRoundTrip implements Benchmark {
    private static final long ROUND_TRIPS = 2_000_000;
    private static final int WARM_UPS = 3;

    /** As in the measurements of the design. */
    public record Order(String customer, String item, int quantity, long time, double price) {}

    private static final Order ORDER = new Order("ann", "pear", 3, 1_700_000_000_000L, 1.25);

    @Override
    public String name() {
        return "record-round-trip";
    }

    @Override
    public String about() {
        return "serializers of a record, ns for writing and reading it";
    }

    @Override
    public void run(Lab lab) throws IOException {
        lab.report().section("a record written and read");
        Map<String, TypeSerializer<Order>> serializers = new LinkedHashMap<>();
        serializers.put("Portals", serializer(PortalsTypes.of(Type.of(Order.class))));
        serializers.put("Flink's POJO serializer", serializer(TypeInformation.of(Order.class)));
        serializers.put("Kryo", serializer(new GenericTypeInfo<>(Order.class)));
        Map<String, double[]> nanos = new LinkedHashMap<>();
        serializers.keySet().forEach(name -> nanos.put(name, new double[lab.repetitions()]));
        long trips = lab.scaled(ROUND_TRIPS);
        for (int repetition = -WARM_UPS; repetition < lab.repetitions(); repetition++) {
            for (Map.Entry<String, TypeSerializer<Order>> each : serializers.entrySet()) {
                double measured = nanosPerTrip(each.getKey(), each.getValue(), trips);
                if (repetition >= 0) {
                    nanos.get(each.getKey())[repetition] = measured;
                }
            }
        }
        nanos.forEach((name, values) -> lab.report().nanos(new Series(name, values)));
    }

    private static TypeSerializer<Order> serializer(TypeInformation<Order> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static double nanosPerTrip(String name, TypeSerializer<Order> serializer, long trips) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        DataInputDeserializer in = new DataInputDeserializer();
        Order last = null;
        long begin = System.nanoTime();
        for (long i = 0; i < trips; i++) {
            out.clear();
            serializer.serialize(ORDER, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            last = serializer.deserialize(in);
        }
        long nanos = System.nanoTime() - begin;
        if (!ORDER.equals(last)) {
            throw new IllegalStateException(name + ": wrote " + ORDER + " and read " + last);
        }
        return (double) nanos / trips;
    }
}
