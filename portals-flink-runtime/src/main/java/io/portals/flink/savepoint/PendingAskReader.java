package io.portals.flink.savepoint;

import io.portals.flink.core.PendingAsk;
import io.portals.flink.core.PendingAskSerializer;
import io.portals.flink.state.StateNames;
import io.portals.flink.types.StoredRecordSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
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
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.state.api.input.operator.StateReaderOperator;
import org.apache.flink.state.api.runtime.SavepointRuntimeContext;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/** Reads the entries of a task's pending asks: one for each key and correlation, which is the state's namespace. */
final class PendingAskReader
        extends StateReaderOperator<PendingAskReader.Nothing, Object, Long, Tuple2<Object, byte[]>> {
    private final String state;
    private final ArrayList<Class<? extends Record>> continuations;
    private transient ValueStateDescriptor<PendingAsk> descriptor;
    private transient TypeSerializer<PendingAsk> serializer;

    /** There is no user function here. */
    static final class Nothing extends AbstractRichFunction {}

    PendingAskReader(TypeInformation<Object> keyType, String task, Collection<Class<? extends Record>> continuations) {
        super(new Nothing(), keyType, LongSerializer.INSTANCE);
        this.state = StateNames.asks(task);
        this.continuations = new ArrayList<>(continuations);
    }

    static TypeInformation<Tuple2<Object, byte[]>> resultType(TypeInformation<Object> keyType) {
        return Types.TUPLE(keyType, Types.PRIMITIVE_ARRAY(Types.BYTE));
    }

    static TypeSerializer<PendingAsk> serializer(Collection<Class<? extends Record>> continuations) {
        return new PendingAskSerializer(StoredRecordSerializer.of(continuations));
    }

    static SavepointContents.Pending pending(Tuple2<Object, byte[]> read, TypeSerializer<PendingAsk> serializer) {
        try {
            return new SavepointContents.Pending(read.f0, serializer.deserialize(new DataInputDeserializer(read.f1)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        serializer = serializer(continuations);
        descriptor = new ValueStateDescriptor<>(state, serializer);
    }

    @Override
    public void processElement(Object key, Long correlation, Collector<Tuple2<Object, byte[]>> out) throws Exception {
        ValueState<PendingAsk> ask =
                getKeyedStateBackend().getPartitionedState(correlation, LongSerializer.INSTANCE, descriptor);
        DataOutputSerializer bytes = new DataOutputSerializer(128);
        serializer.serialize(ask.value(), bytes);
        out.collect(Tuple2.of(key, bytes.getCopyOfBuffer()));
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
