package io.portals.flink.translate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What is bound to inputs and outputs, by path.
 *
 * @param sources the sources of inputs
 * @param streams the streams of inputs that have no source of their own
 * @param sinks the sinks of streams
 * @param readers what else is to be done with streams
 */
public record Bindings(
        Map<String, BoundSource> sources,
        Map<String, DataStream<Object>> streams,
        Map<String, List<Sink<Object>>> sinks,
        Map<String, List<Consumer<DataStream<Object>>>> readers) {
    public Bindings() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Whether something is bound to an input. */
    public boolean isBound(String input) {
        return sources.containsKey(input) || streams.containsKey(input);
    }

    /** The streams that are wanted outside of the applications. */
    public Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>(sinks.keySet());
        wanted.addAll(readers.keySet());
        return wanted;
    }

    /** A source with its watermarks. */
    public record BoundSource(Source<Object, ?, ?> source, WatermarkStrategy<Object> watermarks) {}
}
