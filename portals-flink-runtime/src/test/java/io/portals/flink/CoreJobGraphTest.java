package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.Generator;
import io.portals.api.Sequencer;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** A feedback core as Flink sees it before it runs. */
final class CoreJobGraphTest {
    record Down() implements Task<Long, Long> {
        @Override
        public void process(Long hops, TaskContext<Long> ctx) {
            if (hops > 0) {
                ctx.emit(hops - 1);
            }
        }
    }

    @Test
    void signalsOfTheGateDoNotWaitForMore() {
        Application cycle = Application.named("cycle", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.generator("seed", Generator.of(Long.class, 3L)), all);
            app.connect(
                    app.workflow("down", all)
                            .keyBy(Long.class, hops -> 0L)
                            .process("down", Long.class, new Down())
                            .sink(),
                    all);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();

        FlinkRuntime.of(cycle).addTo(environment);

        List<StreamNode> gates = environment.getStreamGraph().getStreamNodes().stream()
                .filter(node -> node.getOperatorName().endsWith(" gate"))
                .toList();
        assertThat(gates).hasSize(1).allMatch(gate -> gate.getBufferTimeout() == 0);
    }
}
