package io.portals.flink.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/**
 * What is bound to inputs and outputs, by path.
 *
 * @param sources the sources of inputs
 * @param sinks the sinks of streams
 */
public record Bindings(Map<String, BoundSource> sources, Map<String, List<Sink<Object>>> sinks) {
    public Bindings() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** A source with its watermarks. */
    public record BoundSource(Source<Object, ?, ?> source, WatermarkStrategy<Object> watermarks) {}
}
