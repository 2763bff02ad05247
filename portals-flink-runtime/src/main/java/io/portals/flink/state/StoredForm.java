package io.portals.flink.state;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.flink.types.EncodedSerializer;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;

/** How Flink stores what a handle holds: for comparison with a savepoint, without a running operator. */
public final class StoredForm {
    private StoredForm() {}

    /** The serializer that is in the savepoint; empty for what is not keyed, or expires: with that Flink keeps times. */
    public static Optional<TypeSerializer<?>> of(StateHandle handle, SerializerConfig config) {
        if (handle.expiry() != null) {
            return Optional.empty();
        }
        if (handle instanceof PerKey<?> single) {
            TypeSerializer<Object> values = Serializers.of(single.type(), config);
            return Optional.of(single.isEncoded() ? new EncodedSerializer<>(values) : values);
        }
        if (handle instanceof PerKeyList<?> list) {
            return Optional.of(new ListSerializer<>(Serializers.of(list.type(), config)));
        }
        return handle instanceof PerKeyMap<?, ?> map
                ? Optional.of(
                        new MapSerializer<>(Serializers.of(map.key(), config), Serializers.of(map.type(), config)))
                : Optional.empty();
    }
}
