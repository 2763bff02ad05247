package io.portals.flink.savepoint;

import io.portals.flink.state.StateNames;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
     * The names of the states that tasks have declared, by the uid of the operator that has them: {@code TASK/HANDLE}.
     *
     * @param path of the savepoint's folder
     * @throws IOException if it cannot be read
     */
    public static Map<String, Set<String>> in(String path) throws IOException {
        Map<String, Set<String>> states = new TreeMap<>();
        for (OperatorState operator : metadata(path).getOperatorStates()) {
            Set<String> names = new TreeSet<>();
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
                    names.addAll(KeyedStateNames.of(handle));
                }
                for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                    names.addAll(handle.getStateNameToPartitionOffsets().keySet());
                }
            }
            names.removeIf(name -> !StateNames.isOfTask(name));
            if (!names.isEmpty() && operator.getOperatorUid().isPresent()) {
                states.put(operator.getOperatorUid().get(), names);
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
