package io.portals.flink.savepoint;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;

/** The names of the keyed states that a snapshot of a state backend holds: they stand at its beginning. */
final class KeyedStateNames {
    private KeyedStateNames() {}

    /** Those of a snapshot; empty for one of a kind that is not known. */
    static Set<String> of(KeyedStateHandle snapshot) throws IOException {
        StreamStateHandle beginning;
        if (snapshot instanceof KeyGroupsStateHandle groups) {
            beginning = groups.getDelegateStateHandle();
        } else if (snapshot instanceof IncrementalKeyedStateHandle incremental) {
            beginning = incremental.getMetaDataStateHandle();
        } else {
            return Set.of();
        }
        try (FSDataInputStream in = beginning.openInputStream()) {
            KeyedBackendSerializationProxy<?> proxy =
                    new KeyedBackendSerializationProxy<>(Thread.currentThread().getContextClassLoader());
            proxy.read(new DataInputViewStreamWrapper(in));
            return proxy.getStateMetaInfoSnapshots().stream()
                    .map(StateMetaInfoSnapshot::getName)
                    .collect(Collectors.toSet());
        }
    }
}
