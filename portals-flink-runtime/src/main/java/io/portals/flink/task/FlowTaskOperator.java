package io.portals.flink.task;

import io.portals.flink.state.InstanceState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** A task of an unkeyed flow that takes part in no cycle: a plain operator. */
public final class FlowTaskOperator extends AbstractStreamOperator<Object>
        implements OneInputStreamOperator<Object, Object>, BoundedOneInput {
    private final FlowTaskSpec spec;
    private final OutputTag<Object> letters;
    private final TaskProbe probe;
    private transient InstanceState state;
    private transient FlowTaskRunner runner;
    private transient StreamRecord<Object> record;
    private transient boolean hasEnded;

    /** @param letters where its dead letters leave, or null */
    public FlowTaskOperator(FlowTaskSpec spec, OutputTag<Object> letters, TaskProbe probe) {
        this.spec = spec;
        this.letters = letters;
        this.probe = probe;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = new InstanceState(spec.path(), spec.task().uses().states(), this, context.getOperatorStateStore());
    }

    @Override
    public void open() throws Exception {
        super.open();
        record = new StreamRecord<>(null);
        runner = new FlowTaskRunner(
                spec,
                state,
                this,
                getProcessingTimeService(),
                event -> output.collect(record.replace(event)),
                letters == null ? null : letter -> output.collect(letters, new StreamRecord<>(letter)),
                probe);
    }

    @Override
    public void processElement(StreamRecord<Object> element) throws Exception {
        if (element.hasTimestamp()) {
            record.setTimestamp(element.getTimestamp());
        } else {
            record.eraseTimestamp();
        }
        runner.event(element.getValue());
    }

    /** The atom ends before the barrier: what is emitted now belongs to it. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
        super.prepareSnapshotPreBarrier(checkpoint);
        if (!hasEnded) {
            record.eraseTimestamp();
            runner.atomComplete();
        }
    }

    @Override
    public void endInput() throws Exception {
        hasEnded = true;
        record.eraseTimestamp();
        runner.atomComplete();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.save();
    }
}
