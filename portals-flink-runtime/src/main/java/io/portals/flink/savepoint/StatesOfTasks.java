package io.portals.flink.savepoint;

import io.portals.flink.state.StateNames;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/**
 * The states of tasks that an operator has in a savepoint or checkpoint, with the snapshots of the serializers that wrote them. Needs nothing but what each Flink has: unlike {@link SavepointContents} it
 * is used where jobs are launched.
 *
 * @param key that of the keys; empty if none of the states is keyed
 * @param states by name, {@code TASK/HANDLE}; empty for one that is not keyed
 */
public record StatesOfTasks(
        Optional<TypeSerializerSnapshot<?>> key, Map<String, Optional<TypeSerializerSnapshot<?>>> states) {

    /**
     * What operators have, by uid; those that have no state of tasks are left out.
     *
     * @param path of the savepoint's folder
     * @throws IOException if it cannot be read
     */
    public static Map<String, StatesOfTasks> in(String path) throws IOException {
        Map<String, StatesOfTasks> states = new TreeMap<>();
        for (OperatorState operator : metadata(path).getOperatorStates()) {
            Optional<TypeSerializerSnapshot<?>> key = Optional.empty();
            Map<String, Optional<TypeSerializerSnapshot<?>>> found = new TreeMap<>();
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
                    Optional<KeyedStates> keyed = KeyedStates.in(handle);
                    if (keyed.isPresent()) {
                        key = Optional.of(keyed.get().key());
                        keyed.get().states().forEach((name, written) -> found.put(name, Optional.of(written)));
                    }
                }
                for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                    handle.getStateNameToPartitionOffsets().keySet().forEach(name -> found.put(name, Optional.empty()));
                }
            }
            found.keySet().removeIf(name -> !StateNames.isOfTask(name));
            if (!found.isEmpty() && operator.getOperatorUid().isPresent()) {
                states.put(operator.getOperatorUid().get(), new StatesOfTasks(key, found));
            }
        }
        return states;
    }

    private static CheckpointMetadata metadata(String path) throws IOException {
        CompletedCheckpointStorageLocation location = AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            return Checkpoints.loadCheckpointMetadata(
                    in, Thread.currentThread().getContextClassLoader(), location.getExternalPointer());
        }
    }
}
