package io.portals.flink;

import io.portals.flink.plan.Plan;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Settings of the job without which the guarantees would not hold. */
final class JobSettings {
    /** By the name of the backend. */
    private static final Map<String, ConfigOption<String>> TIMERS =
            Map.of("ROCKSDB", timers("rocksdb"), "FORST", timers("forst"));

    /** The backends' own options, named here so that their modules need not be there. */
    private static ConfigOption<String> timers(String backend) {
        return ConfigOptions.key("state.backend." + backend + ".timer-service.factory")
                .stringType()
                .noDefaultValue();
    }

    private JobSettings() {}

    /** @throws IllegalArgumentException if a setting would break a guarantee */
    static void check(StreamExecutionEnvironment environment, Plan plan) {
        var configuration = environment.getConfiguration();
        if (configuration.get(ExecutionOptions.RUNTIME_MODE) != RuntimeExecutionMode.STREAMING) {
            refuse("execution.runtime-mode", "STREAMING", "a batch job has no checkpoints");
        }
        if (!environment.getCheckpointConfig().isCheckpointingEnabled()) {
            return;
        }
        if (environment.getCheckpointConfig().getCheckpointingConsistencyMode() != CheckpointingMode.EXACTLY_ONCE) {
            refuse(
                    "execution.checkpointing.mode",
                    "EXACTLY_ONCE",
                    "with AT_LEAST_ONCE events are handled again after a failure");
        }
        if (environment.getCheckpointConfig().isUnalignedCheckpointsEnabled()) {
            refuse(
                    "execution.checkpointing.unaligned.enabled",
                    "false",
                    "an unaligned barrier overtakes messages that would then be missing from the log");
        }
        TIMERS.forEach((backend, option) -> {
            if (!plan.cores().isEmpty()
                    && configuration
                            .getOptional(option)
                            .filter("HEAP"::equalsIgnoreCase)
                            .isPresent()) {
                refuse(
                        option.key(),
                        backend,
                        "timers on the heap are kept where a feedback core keeps its in-flight log");
            }
        });
    }

    private static void refuse(String key, String value, String why) {
        throw new IllegalArgumentException("the environment has another " + key + ": " + why + "; set it to " + value);
    }

    /**
     * States are found again by uid, so none may be made up; unless the user's own part of the program wants that. And tasks find what
     * is opaque where Flink has what is registered with Kryo.
     */
    static void apply(StreamExecutionEnvironment environment, Set<Class<?>> opaque) {
        SerializerConfigImpl serializers =
                (SerializerConfigImpl) environment.getConfig().getSerializerConfig();
        opaque.forEach(serializers::registerKryoType);
        if (environment
                .getConfiguration()
                .getOptional(PipelineOptions.AUTO_GENERATE_UIDS)
                .isEmpty()) {
            Configuration uids = new Configuration();
            uids.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
            environment.configure(uids);
        }
    }
}
