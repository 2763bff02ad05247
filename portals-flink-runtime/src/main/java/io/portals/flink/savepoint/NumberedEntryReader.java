package io.portals.flink.savepoint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.AbstractRichFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.state.api.input.operator.StateReaderOperator;
import org.apache.flink.state.api.runtime.SavepointRuntimeContext;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/**
 * Reads the entries of a task's pending asks or timers: one for each key and number, which is the state's namespace. Gives key,
 * number, and the bytes of the entry.
 *
 * @param <V> the entries
 */
final class NumberedEntryReader<V>
        extends StateReaderOperator<NumberedEntryReader.Nothing, Object, Long, Tuple3<Object, Long, byte[]>> {
    private final String state;
    private final EntrySerializers<V> serializers;
    private final ArrayList<Class<? extends Record>> records;
    private transient ValueStateDescriptor<V> descriptor;
    private transient TypeSerializer<V> serializer;

    /** There is no user function here. */
    static final class Nothing extends AbstractRichFunction {}

    /**
     * The serializer of entries, made where they are read: records' serializers are not shipped.
     *
     * @param <V> the entries
     */
    interface EntrySerializers<V> extends java.io.Serializable {
        TypeSerializer<V> of(List<Class<? extends Record>> records);
    }

    NumberedEntryReader(
            TypeInformation<Object> keyType,
            String state,
            List<Class<? extends Record>> records,
            EntrySerializers<V> serializers) {
        super(new Nothing(), keyType, LongSerializer.INSTANCE);
        this.state = state;
        this.records = new ArrayList<>(records);
        this.serializers = serializers;
    }

    static TypeInformation<Tuple3<Object, Long, byte[]>> resultType(TypeInformation<Object> keyType) {
        return Types.TUPLE(keyType, Types.LONG, Types.PRIMITIVE_ARRAY(Types.BYTE));
    }

    @Override
    public void open() throws Exception {
        super.open();
        serializer = serializers.of(records);
        descriptor = new ValueStateDescriptor<>(state, serializer);
    }

    @Override
    public void processElement(Object key, Long number, Collector<Tuple3<Object, Long, byte[]>> out) throws Exception {
        ValueState<V> entry = getKeyedStateBackend().getPartitionedState(number, LongSerializer.INSTANCE, descriptor);
        DataOutputSerializer bytes = new DataOutputSerializer(128);
        serializer.serialize(entry.value(), bytes);
        out.collect(Tuple3.of(key, number, bytes.getCopyOfBuffer()));
    }

    @Override
    public CloseableIterator<Tuple2<Object, Long>> getKeysAndNamespaces(SavepointRuntimeContext context)
            throws Exception {
        getKeyedStateBackend().getOrCreateKeyedState(LongSerializer.INSTANCE, descriptor);
        try (Stream<Tuple2<Object, Long>> all = getKeyedStateBackend().getKeysAndNamespaces(state)) {
            List<Tuple2<Object, Long>> entries = all.toList();
            return CloseableIterator.fromList(entries, entry -> {});
        }
    }
}
