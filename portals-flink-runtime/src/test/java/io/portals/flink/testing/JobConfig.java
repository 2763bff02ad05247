package io.portals.flink.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a test's job. */
public record JobConfig(int parallelism, Map<String, String> settings) {

    /** Exactly-once checkpoints at an interval, restarts without end, heap state. */
    public static JobConfig of(int parallelism, Path checkpoints, int intervalMillis) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("execution.checkpointing.interval", intervalMillis + "ms");
        settings.put("execution.checkpointing.mode", "EXACTLY_ONCE");
        settings.put(
                "execution.checkpointing.dir",
                checkpoints.toAbsolutePath().toUri().toString());
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", "1000");
        settings.put("restart-strategy.fixed-delay.delay", "20ms");
        settings.put("pipeline.generic-types", "false");
        settings.put("state.backend.type", "hashmap");
        return new JobConfig(parallelism, settings);
    }

    public JobConfig with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new JobConfig(parallelism, more);
    }

    /**
     * For a job that fails on purpose. If it does while a checkpoint is being triggered, Flink may drop an event to a source, and wait
     * for it when it triggers the next: until that has run out of time no source hears of its enumerator.
     *
     * @param limit far more than a checkpoint takes
     */
    public JobConfig checkpointsTakeAtMost(Duration limit) {
        return with("execution.checkpointing.timeout", limit.toMillis() + "ms");
    }

    public JobConfig rocksdb() {
        return with("state.backend.type", "rocksdb");
    }
}
