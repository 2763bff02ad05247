package io.portals.flink.core;

import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.core.feedback.EnvelopeSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operators of a core. Head of its chain: Flink reads the co-location of a chain from its first node. */
public final class CoreFactory extends AbstractStreamOperatorFactory<Envelope> {
    private final CoreSpec spec;
    private final CoreTuning tuning;
    private final CoreProbe probe;
    private final EnvelopeSerializer serializer;

    public CoreFactory(CoreSpec spec, CoreTuning tuning, CoreProbe probe, EnvelopeSerializer serializer) {
        this.spec = spec;
        this.tuning = tuning;
        this.probe = probe;
        this.serializer = serializer;
        this.chainingStrategy = ChainingStrategy.HEAD;
    }

    @Override
    @SuppressWarnings("unchecked") // the factory's contract
    public <T extends StreamOperator<Envelope>> T createStreamOperator(StreamOperatorParameters<Envelope> parameters) {
        return (T) new CoreOperator(parameters, spec, tuning, probe, serializer.duplicate());
    }

    @Override
    @SuppressWarnings("rawtypes") // the factory's contract
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return CoreOperator.class;
    }
}
