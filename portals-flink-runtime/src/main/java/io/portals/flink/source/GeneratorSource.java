package io.portals.flink.source;

import io.portals.api.Generator;
import io.portals.flink.types.PortalsTypes;
import java.time.Duration;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads a generator's atoms, in order, in one reader: run it with parallelism 1. An atom is given in one call, so that no
 * checkpoint's barrier splits it. In the pauses of a throttled one the source's thread is free, for barriers above all.
 */
public final class GeneratorSource<T> implements Source<T, GeneratorSplit, GeneratorSplit> {
    private final String path;
    private final Generator.Atoms<T> atoms;
    private final Duration pause;

    /** As {@link #GeneratorSource(String, Generator)}, for one that has no path. */
    public GeneratorSource(Generator<T> generator) {
        this("generator", generator);
    }

    /**
     * Listed atoms are shipped as their type's serializer writes them, others as Java objects.
     *
     * @param path for messages
     */
    public GeneratorSource(String path, Generator<T> generator) {
        this(path, generator, PortalsTypes.of(generator.type()));
    }

    /** As {@link #GeneratorSource(String, Generator)}, for one whose events have type information. */
    public GeneratorSource(String path, Generator<T> generator, TypeInformation<T> type) {
        this.path = path;
        this.pause = generator.pause();
        this.atoms = generator
                .listed()
                .<Generator.Atoms<T>>map(
                        listed -> EncodedAtoms.of(listed, type.createSerializer(new SerializerConfigImpl())))
                .orElse(generator.atoms());
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<T, GeneratorSplit> createReader(SourceReaderContext context) {
        return new GeneratorReader<>(path, atoms, Pauses.of(pause));
    }

    @Override
    public SplitEnumerator<GeneratorSplit, GeneratorSplit> createEnumerator(
            SplitEnumeratorContext<GeneratorSplit> context) {
        return new GeneratorEnumerator(context, new GeneratorSplit(0));
    }

    @Override
    public SplitEnumerator<GeneratorSplit, GeneratorSplit> restoreEnumerator(
            SplitEnumeratorContext<GeneratorSplit> context, GeneratorSplit unassigned) {
        return new GeneratorEnumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<GeneratorSplit> getSplitSerializer() {
        return new GeneratorSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<GeneratorSplit> getEnumeratorCheckpointSerializer() {
        return new GeneratorSplit.Serializer();
    }
}
