package io.portals.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowPathTest {
    @Test
    void aFlowSaysWhichStepItsEventsAreOf() {
        List<String> paths = new ArrayList<>();
        Application application = Application.named("app", app -> {
            Flow<Long> numbers = app.workflow("w", app.generator("numbers", Generator.of(Long.class, 1L, 2L)));
            Flow<Long> small = numbers.filter(n -> n < 2);
            Flow<Long> same = small.keyBy(Long.class, n -> n)
                    .process("same", Long.class, Tasks.identity())
                    .unkeyed();
            paths.addAll(List.of(small.path(), same.path()));
            same.sink();
        });

        assertThat(paths).containsExactly("/app/workflows/w/filter-1", "/app/workflows/w/same");
        assertThat(application.graph().workflows().get(0).steps())
                .extracting(io.portals.api.graph.Step::path)
                .containsAll(paths);
    }
}
