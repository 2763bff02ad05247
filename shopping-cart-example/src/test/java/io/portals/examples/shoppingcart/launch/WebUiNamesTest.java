package io.portals.examples.shoppingcart.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portals.examples.shoppingcart.launch.input.GeneratedLoad;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.jsonplan.JsonPlanGenerator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flink's Web UI shows of the job: its vertices by name, and for each what it is, by the paths of the applications. */
class WebUiNamesTest {
    @TempDir
    private Path folder;

    private JobGraph graph;

    @BeforeEach
    void translate() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
        environment.enableCheckpointing(1_000);
        ShoppingCartJob.of(
                        new GeneratedLoad(10, 42, OptionalLong.empty()),
                        10,
                        OutputFolder.create(Optional.of(folder.resolve("output"))),
                        Decorator.NONE)
                .addTo(environment);
        graph = environment.getStreamGraph().getJobGraph();
    }

    /** The descriptions by the name of a vertex, or that of the first of its chain. */
    private Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (JobVertex vertex : graph.getVerticesSortedTopologicallyFromSources()) {
            descriptions.put(vertex.getName().split(" -> ")[0], vertex.getOperatorPrettyName());
        }
        return descriptions;
    }

    @Test
    void aVertexIsNamedAfterItsPathOrItsApplications() {
        assertThat(descriptions())
                .containsOnlyKeys(
                        "Source: /inventory/inputs/restocks",
                        "Source: /cart/inputs/baskets",
                        "Source: /cart/inputs/operations",
                        "Source: /analytics/inputs/questions",
                        "Source: core cart + inventory gate",
                        "core cart + inventory",
                        "core cart + inventory tail",
                        "/analytics/workflows/counts/count",
                        "Source: core analytics gate",
                        "core analytics",
                        "core analytics tail");
    }

    @Test
    void aCoreListsItsTasksAndTheirPortals() {
        assertThat(descriptions().get("core cart + inventory"))
                .startsWith("core cart + inventory: task /inventory/workflows/stock/stock"
                        + " (serves /inventory/portals/stock); task /cart/workflows/carts/carts"
                        + " (asks /inventory/portals/stock)\n")
                .contains(
                        "- filter /cart/workflows/open/filter-1\n", "- flatMap /analytics/workflows/counts/flatMap-1\n")
                .contains("- /orders/workflows/orders/stream/sink: Writer\n");
        assertThat(descriptions().get("core analytics"))
                .startsWith("core analytics: task /analytics/workflows/ranking/rank (serves /analytics/portals/top);"
                        + " task /analytics/workflows/report/ask (asks /analytics/portals/top)\n");
    }

    @Test
    void whatBelongsToACoreSaysWhatItIsFor() {
        assertThat(descriptions().get("Source: core cart + inventory gate"))
                .isEqualTo(
                        "core cart + inventory: its gate, which finds out when all inputs have ended and nothing is in"
                                + " flight\n");
        assertThat(descriptions().get("core cart + inventory tail"))
                .isEqualTo("core cart + inventory: its tail, which takes messages to keys of other subtasks\n");
    }

    @Test
    void whatIsOutsideOfCoresSaysOfWhichKindItIs() {
        assertThat(descriptions().get("Source: /cart/inputs/baskets"))
                .startsWith("input /cart/inputs/baskets of io.portals.examples.shoppingcart.cart.Line\n")
                .contains("- map /cart/workflows/baskets/map-1\n");
        assertThat(descriptions().get("/analytics/workflows/counts/count"))
                .isEqualTo("task /analytics/workflows/counts/count, by java.lang.String\n");
    }

    @Test
    void thePlanOfTheRestApiHasTheDescriptions() {
        JsonNode plan = new ObjectMapper().valueToTree(JsonPlanGenerator.generatePlan(graph));
        List<String> shown = new ArrayList<>();
        plan.get("nodes").forEach(node -> shown.add(node.get("description").asText()));

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(descriptions().values().stream()
                        .map(description -> description.replace("\n", "<br/>"))
                        .toList());
    }
}
