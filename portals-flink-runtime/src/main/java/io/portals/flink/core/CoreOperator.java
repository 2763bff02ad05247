package io.portals.flink.core;

import io.portals.flink.core.feedback.EdgeCodec;
import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.core.feedback.EnvelopeSerializer;
import io.portals.flink.core.feedback.FeedbackChannel;
import io.portals.flink.core.gate.GateLink;
import io.portals.flink.core.gate.GateSignal;
import io.portals.flink.core.log.InFlightLog;
import io.portals.flink.core.log.KeyGroupCounts;
import io.portals.flink.core.log.LogSchema;
import io.portals.flink.metrics.CoreMetrics;
import io.portals.flink.state.InstanceState;
import io.portals.flink.task.Completion;
import io.portals.flink.task.FlowTaskRunner;
import io.portals.flink.task.FlowTaskSpec;
import io.portals.flink.task.Receiver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.Input;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.MultipleInputStreamOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The feedback core as Flink sees it: inputs (the entering streams, then the gate), outputs (messages to the tail; each leaving
 * stream as a side output), state and checkpoints. What runs inside is in {@link Loop} and {@link Wiring}.
 */
public final class CoreOperator extends AbstractStreamOperator<Envelope>
        implements MultipleInputStreamOperator<Envelope>, BoundedMultiInput, Triggerable<Object, Long> {
    /** Beside the raw keyed state: how to read it. */
    public static final MapStateDescriptor<String, byte[]> SCHEMA = new MapStateDescriptor<>(
            "#in-flight-schema", StringSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE);

    private static final String SCHEMA_KEY = "edges";

    private final CoreSpec spec;
    private final CoreTuning tuning;
    private final CoreProbe probe;
    private final EnvelopeSerializer serializer;
    private final MailboxExecutor mailbox;

    private transient KeyGroupRange range;
    private transient int maxParallelism;
    private transient KeyGroupCounts counts;
    private transient Queue<Envelope> restored;
    private transient Loop loop;
    private transient KeyContext keys;
    private transient Asks asks;
    private transient KeyTimers timers;
    private transient UpkeepTimers upkeep;
    private transient Receiver[] ports;
    private transient Map<Integer, InstanceState> instances;
    private transient FlowTaskRunner[] flowTasks;
    private transient List<AtRest> completions;

    /** What a task has left to do when all is at rest. */
    private interface AtRest {
        List<Work> work() throws Exception;
    }

    CoreOperator(
            StreamOperatorParameters<Envelope> parameters,
            CoreSpec spec,
            CoreTuning tuning,
            CoreProbe probe,
            EnvelopeSerializer serializer) {
        super(parameters);
        this.spec = spec;
        this.tuning = tuning;
        this.probe = probe;
        this.serializer = serializer;
        this.mailbox = parameters.getMailboxExecutor();
    }

    // ------------------------------------------------------------------------------------------- its course

    @Override
    protected boolean isUsingCustomRawKeyedState() {
        return true;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        maxParallelism = task.getMaxNumberOfParallelSubtasks();
        range = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                maxParallelism, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
        counts = new KeyGroupCounts(range);
        restored = new ArrayDeque<>();
        EdgeCodec[] codecs = serializer.edges();
        BroadcastState<String, byte[]> schema = context.getOperatorStateStore().getBroadcastState(SCHEMA);
        byte[] written = schema.get(SCHEMA_KEY);
        if (written != null) {
            LogSchema reader = LogSchema.read(written, codecs, getUserCodeClassloader());
            for (KeyGroupStatePartitionStreamProvider group : context.getRawKeyedStateInputs()) {
                InFlightLog.read(group.getStream(), group.getKeyGroupId(), reader, maxParallelism, counts, restored);
            }
            probe.restored(restored.size(), counts.openAsks());
        }
        schema.put(SCHEMA_KEY, LogSchema.write(codecs));
        instances = new HashMap<>();
        for (int i = 0; i < spec.nodes().size(); i++) {
            if (spec.nodes().get(i) instanceof CoreSpec.FlowTaskNode node) {
                FlowTaskSpec flow = node.spec();
                instances.put(
                        i,
                        new InstanceState(
                                flow.path(), flow.task().uses().states(), this, context.getOperatorStateStore()));
            }
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        CoreMetrics metrics = new CoreMetrics(getMetricGroup(), spec.id());
        metrics.restored(restored.size(), counts.openAsks());
        keys = new KeyContext(getKeyedStateBackend(), maxParallelism);
        Flushing flushing = new Flushing(getContainingTask().getEnvironment().getAllWriters(), mailbox);
        loop = new Loop(
                spec.id(),
                tuning,
                mailbox,
                FeedbackChannel.of(spec.id(), getContainingTask()),
                output,
                flushing,
                keys,
                counts,
                metrics,
                range,
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                spec.ports().size(),
                restored);
        restored = null;
        EdgeCodec[] codecs = serializer.edges();
        asks = new Asks(spec, codecs, keys, counts, probe, getMetricGroup(), loop::route);
        InternalTimerService<Long> service = getInternalTimerService("asks", LongSerializer.INSTANCE, this);
        asks.timers(service);
        timers = new KeyTimers(spec.nodes().size(), keys, counts, service);
        upkeep = new UpkeepTimers(loop, timers, service);
        Runnable left = flushing.leavingIsRemote() ? flushing::wrote : () -> {};
        Wiring wiring = new Wiring(
                spec,
                codecs,
                this,
                output,
                keys,
                asks,
                timers,
                instances,
                loop::route,
                left,
                probe,
                range.getStartKeyGroup());
        ports = new Receiver[spec.ports().size()];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = wiring.entering(spec.ports().get(i));
        }
        completions = new ArrayList<>();
        for (int task : spec.tasksToComplete()) {
            completions.add(atRest(task, wiring));
        }
        flowTasks = wiring.flowRunners();
        asks.countRestored();
        metrics.gauges(loop::queued, counts::openAsks);
        loop.open(wiring.deliveries());
    }

    private AtRest atRest(int task, Wiring wiring) throws Exception {
        if (wiring.runners()[task] != null) {
            Completion completion = new Completion(wiring.runners()[task], this);
            return () -> {
                List<Work> work = new ArrayList<>();
                for (Object key : completion.keys()) {
                    work.add(() -> {
                        keys.set(key);
                        completion.complete(key);
                    });
                }
                return work;
            };
        }
        return () -> {
            FlowTaskRunner runner = flowTasks[task];
            return runner != null && runner.hasAtomBegun() ? List.of(runner::atomComplete) : List.of();
        };
    }

    @Override
    public void finish() throws Exception {
        super.finish();
        if (loop.isFinished()) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }

    @Override
    public void close() throws Exception {
        if (loop != null) {
            loop.close();
        }
        super.close();
    }

    // ------------------------------------------------------------------------------------------- inputs

    @Override
    @SuppressWarnings("rawtypes") // Flink's signature
    public List<Input> getInputs() {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < spec.ports().size(); i++) {
            CoreSpec.Node node = spec.nodes().get(spec.ports().get(i).node());
            inputs.add(new Entering(i, node instanceof CoreSpec.KeyByNode keyBy ? keyBy.keyOf() : null));
        }
        inputs.add(new Gate());
        return inputs;
    }

    @Override
    public void endInput(int input) {
        if (input <= spec.ports().size()) { // Flink counts from 1
            loop.inputEnded();
        } else if (!loop.isFinished()) {
            loop.freeze();
        }
    }

    /** A stream from outside, without envelopes. */
    private final class Entering extends QuietInput<Object> {
        private final int port;
        private final KeySelector<Object, Object> keyOf;

        Entering(int port, KeySelector<Object, Object> keyOf) {
            this.port = port;
            this.keyOf = keyOf;
        }

        @Override
        public void processElement(StreamRecord<Object> element) throws Exception {
            loop.admit();
            Object event = element.getValue();
            if (keyOf != null) {
                keys.set(keyOf.getKey(event));
            }
            ports[port].receive(event);
            loop.admitted();
        }
    }

    private final class Gate extends QuietInput<GateSignal> {
        @Override
        public void processElement(StreamRecord<GateSignal> element) throws Exception {
            GateSignal signal = element.getValue();
            switch (signal.kind()) {
                case HELLO -> loop.linked(GateLink.named(signal.link()));
                case ROUND -> loop.roundStarted(signal, commanded(signal));
                case FINISHED -> {
                    probe.finishing();
                    loop.finished();
                }
                default -> throw new IllegalArgumentException("" + signal);
            }
        }
    }

    private List<Work> commanded(GateSignal signal) throws Exception {
        switch (signal.command()) {
            case FAIL_UNANSWERED -> {
                return asks.unanswered();
            }
            case COMPLETE -> {
                return completions.get(signal.task()).work();
            }
            default -> {
                return List.of();
            }
        }
    }

    // ------------------------------------------------------------------------------------------- timers

    @Override
    public void onProcessingTime(InternalTimer<Object, Long> timer) throws Exception {
        keys.set(timer.getKey());
        long namespace = timer.getNamespace();
        if (upkeep.isPutOff(namespace)) {
            return;
        }
        boolean fired = timers.fired(timer.getKey(), UpkeepTimers.number(namespace));
        if (!fired && !UpkeepTimers.wasPutOff(namespace)) { // else it was cancelled meanwhile
            asks.timedOut(timer.getKey(), namespace);
        }
        loop.fired();
    }

    @Override
    public void onEventTime(InternalTimer<Object, Long> timer) {
        throw new IllegalStateException(spec.id() + ": sets no timers in event time");
    }

    // ------------------------------------------------------------------------------------------- checkpoints

    /** Atoms end before the barrier: what tasks of unkeyed flows emit now belongs to them. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
        super.prepareSnapshotPreBarrier(checkpoint);
        if (!loop.isFinished() && !instances.isEmpty()) {
            for (FlowTaskRunner task : flowTasks) {
                if (task != null) {
                    task.atomComplete();
                }
            }
            loop.fired();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (InstanceState instance : instances.values()) {
            instance.save();
        }
    }

    @Override
    public OperatorSnapshotFutures snapshotState(
            long checkpoint, long timestamp, CheckpointOptions options, CheckpointStreamFactory streams)
            throws Exception {
        probe.snapshot(checkpoint);
        OperatorSnapshotFutures futures = super.snapshotState(checkpoint, timestamp, options, streams);
        if (!loop.isFinished()) {
            InFlightLog log = loop.snapshot(checkpoint, probe);
            futures.getKeyedStateRawFuture().cancel(true); // it holds a stream open that is ours to write
            futures.setKeyedStateRawFuture(log.written(streams, serializer));
        }
        return futures;
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        super.notifyCheckpointAborted(checkpoint);
        loop.checkpointAborted(checkpoint);
    }
}
