package io.portals.flink.core.feedback;

import org.apache.flink.runtime.io.network.api.writer.SubtaskStateMapper;
import org.apache.flink.runtime.plugable.SerializationDelegate;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.partitioner.StreamPartitioner;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sends a message to the tail beside the core that owns its key group: as a keyBy does, but without a second hash. */
public final class SubtaskPartitioner extends StreamPartitioner<Envelope> {
    private final int maxParallelism;

    public SubtaskPartitioner(int maxParallelism) {
        this.maxParallelism = maxParallelism;
    }

    @Override
    public int selectChannel(SerializationDelegate<StreamRecord<Envelope>> record) {
        Envelope envelope = record.getInstance().getValue();
        return envelope.isMarker()
                ? envelope.markedSubtask()
                : KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(
                        maxParallelism, numberOfChannels, envelope.keyGroup());
    }

    @Override
    public StreamPartitioner<Envelope> copy() {
        return this;
    }

    @Override
    public SubtaskStateMapper getDownstreamSubtaskStateMapper() {
        return SubtaskStateMapper.RANGE;
    }

    @Override
    public boolean isPointwise() {
        return false;
    }

    @Override
    public String toString() {
        return "FEEDBACK";
    }
}
