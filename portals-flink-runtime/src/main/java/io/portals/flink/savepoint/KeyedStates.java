package io.portals.flink.savepoint;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.BackendStateType;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;

/**
 * The keyed states that a snapshot of a state backend holds, and how they were written: that stands at its beginning.
 *
 * @param states by name
 */
record KeyedStates(TypeSerializerSnapshot<?> key, Map<String, TypeSerializerSnapshot<?>> states) {

    /** Those of a snapshot; empty for one of a kind that is not known. */
    static Optional<KeyedStates> in(KeyedStateHandle snapshot) throws IOException {
        StreamStateHandle beginning;
        if (snapshot instanceof KeyGroupsStateHandle groups) {
            beginning = groups.getDelegateStateHandle();
        } else if (snapshot instanceof IncrementalKeyedStateHandle incremental) {
            beginning = incremental.getMetaDataStateHandle();
        } else {
            return Optional.empty();
        }
        try (FSDataInputStream in = beginning.openInputStream()) {
            KeyedBackendSerializationProxy<?> proxy =
                    new KeyedBackendSerializationProxy<>(Thread.currentThread().getContextClassLoader());
            proxy.read(new DataInputViewStreamWrapper(in));
            Map<String, TypeSerializerSnapshot<?>> states = proxy.getStateMetaInfoSnapshots().stream()
                    .filter(state -> state.getBackendStateType() == BackendStateType.KEY_VALUE)
                    .collect(Collectors.toMap(
                            StateMetaInfoSnapshot::getName,
                            state -> state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER)));
            return Optional.of(new KeyedStates(proxy.getKeySerializerSnapshot(), states));
        }
    }
}
