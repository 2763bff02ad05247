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
 * The states of tasks that a savepoint or checkpoint has. Needs nothing but what each Flink has: unlike {@link SavepointContents} it
 * is used where jobs are launched.
 */
public final class StatesOfTasks {
    private StatesOfTasks() {}

    /**
     * The states that tasks have declared, by the uid of the operator that has them and by name, {@code TASK/HANDLE}; with the
     * snapshot of the serializer that wrote it, if it is a keyed one.
     *
     * @param path of the savepoint's folder
     * @throws IOException if it cannot be read
     */
    public static Map<String, Map<String, Optional<TypeSerializerSnapshot<?>>>> in(String path) throws IOException {
        Map<String, Map<String, Optional<TypeSerializerSnapshot<?>>>> states = new TreeMap<>();
        for (OperatorState operator : metadata(path).getOperatorStates()) {
            Map<String, Optional<TypeSerializerSnapshot<?>>> found = new TreeMap<>();
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
                    KeyedStates.in(handle).forEach((name, written) -> found.put(name, Optional.of(written)));
                }
                for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                    handle.getStateNameToPartitionOffsets().keySet().forEach(name -> found.put(name, Optional.empty()));
                }
            }
            found.keySet().removeIf(name -> !StateNames.isOfTask(name));
            if (!found.isEmpty() && operator.getOperatorUid().isPresent()) {
                states.put(operator.getOperatorUid().get(), found);
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
