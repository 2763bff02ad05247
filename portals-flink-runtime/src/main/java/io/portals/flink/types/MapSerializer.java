package io.portals.flink.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes maps: all keys, then all values. What is read is unmodifiable and keeps the order of iteration.
 *
 * @param <K> the keys, which may be null
 * @param <V> the values, which may be null
 */
public final class MapSerializer<K, V> extends PortalsSerializer<Map<K, V>> {

    private final TypeSerializer<K> key;
    private final TypeSerializer<V> value;

    MapSerializer(TypeSerializer<K> key, TypeSerializer<V> value) {
        this.key = key;
        this.value = value;
    }

    /** Never: whether a map can be modified depends on the value. {@link #copy} finds out. */
    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<Map<K, V>> duplicate() {
        TypeSerializer<K> keys = key.duplicate();
        TypeSerializer<V> values = value.duplicate();
        return keys == key && values == value ? this : new MapSerializer<>(keys, values);
    }

    /** The same instance if it is one of the JDK's unmodifiable maps and every key and value copies to itself. */
    @Override
    public Map<K, V> copy(Map<K, V> from) {
        if (from == null) {
            return null;
        }
        boolean unmodifiable = Unmodifiable.is(from);
        if (unmodifiable && key.isImmutableType() && value.isImmutableType()) {
            return from;
        }
        List<K> keys = new ArrayList<>(from.size());
        List<V> values = new ArrayList<>(from.size());
        from.forEach((k, v) -> {
            keys.add(k == null ? null : key.copy(k));
            values.add(v == null ? null : value.copy(v));
        });
        boolean same = Unmodifiable.same(keys, from.keySet()) && Unmodifiable.same(values, from.values());
        return unmodifiable && same ? from : map(keys, values);
    }

    private static <K, V> Map<K, V> map(Collection<K> keys, Collection<V> values) {
        Map<K, V> map = new LinkedHashMap<>();
        var value = values.iterator();
        for (K key : keys) {
            map.put(key, value.next());
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public void serialize(Map<K, V> map, DataOutputView out) throws IOException {
        ElementsSerializer.writeElements(key, map.keySet(), out);
        ElementsSerializer.writeElements(value, map.values(), out);
    }

    @Override
    public Map<K, V> deserialize(DataInputView in) throws IOException {
        List<K> keys = ElementsSerializer.readElements(key, in);
        return map(keys, ElementsSerializer.readElements(value, in));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapSerializer<?, ?> that && key.equals(that.key) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
        return "MapSerializer(" + key + ", " + value + ")";
    }

    @Override
    public TypeSerializerSnapshot<Map<K, V>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** The snapshots of the keys' and the values' serializers. */
    public static final class Snapshot<K, V> extends CompositeTypeSerializerSnapshot<Map<K, V>, MapSerializer<K, V>> {
        /** For Flink. */
        public Snapshot() {}

        Snapshot(MapSerializer<K, V> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(MapSerializer<K, V> serializer) {
            return new TypeSerializer<?>[] {serializer.key, serializer.value};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected MapSerializer<K, V> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new MapSerializer<>((TypeSerializer<K>) nested[0], (TypeSerializer<V>) nested[1]);
        }
    }
}
