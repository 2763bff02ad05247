package io.portals.flink.core.feedback;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** The end of the exchange: hands messages from other subtasks to the core beside it. It never waits. */
public final class FeedbackTail extends AbstractStreamOperator<Void> implements OneInputStreamOperator<Envelope, Void> {
    private final String core;
    private transient FeedbackChannel channel;

    private FeedbackTail(StreamOperatorParameters<Void> parameters, String core) {
        super(parameters);
        this.core = core;
    }

    @Override
    public void open() throws Exception {
        super.open();
        channel = FeedbackChannel.of(core, getContainingTask());
    }

    @Override
    public void processElement(StreamRecord<Envelope> record) {
        channel.put(record.getValue());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        channel.put(new FeedbackChannel.Sentinel(checkpointId));
    }

    @Override
    public void processWatermark(Watermark mark) {
        // watermarks end at the core
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // as watermarks
    }

    @Override
    public void processLatencyMarker(LatencyMarker marker) {
        // nothing comes after
    }

    @Override
    public void close() throws Exception {
        if (channel != null) {
            channel.closeTail();
            channel = null;
        }
        super.close();
    }

    /** Makes tails. Head of its chain: Flink reads the co-location of a chain from its first node. */
    public static final class Factory extends AbstractStreamOperatorFactory<Void>
            implements OneInputStreamOperatorFactory<Envelope, Void> {
        private final String core;

        public Factory(String core) {
            this.core = core;
            this.chainingStrategy = ChainingStrategy.HEAD;
        }

        @Override
        @SuppressWarnings("unchecked") // the factory's contract
        public <T extends StreamOperator<Void>> T createStreamOperator(StreamOperatorParameters<Void> parameters) {
            return (T) new FeedbackTail(parameters, core);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
            return FeedbackTail.class;
        }
    }
}
