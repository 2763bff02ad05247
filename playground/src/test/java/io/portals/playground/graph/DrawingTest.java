package io.portals.playground.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.graph.ApplicationGraph;
import io.portals.playground.graph.Graph.Edge;
import io.portals.playground.graph.Graph.Kind;
import io.portals.playground.graph.Graph.Node;
import io.portals.playground.graph.Graph.Way;
import io.portals.playground.tour.Actors;
import io.portals.playground.tour.ShoppingCart;
import io.portals.playground.tour.Splitting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static Graph drawn(List<Application> applications) {
        List<ApplicationGraph> graphs =
                applications.stream().map(Application::graph).toList();
        return Drawing.of(graphs, Map.of());
    }

    private static Edge stream(String from, String to) {
        return new Edge(from, to, Way.STREAM, "", false);
    }

    @Test
    void portalsAreBetweenWhoAsksAndWhoReplies() {
        Graph graph = drawn(ShoppingCart.applications());

        assertThat(graph.nodes())
                .contains(
                        new Node("/inventory", Kind.APPLICATION, "inventory", "", ""),
                        new Node("/inventory/portals/take", Kind.PORTAL, "take", "/inventory", ""),
                        new Node("/carts/workflows/carts", Kind.WORKFLOW, "carts", "/carts", ""),
                        new Node("/carts/workflows/carts/cart", Kind.TASK, "cart", "/carts/workflows/carts", "task"));
        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        stream("/inventory/generators/delivered", "/inventory/workflows/shelves/shelf"),
                        new Edge("/inventory/portals/take", "/inventory/workflows/shelves/shelf", Way.REPLY, "", false),
                        stream("/carts/generators/operations", "/carts/workflows/carts/cart"),
                        new Edge("/carts/workflows/carts/cart", "/inventory/portals/take", Way.ASK, "", false));
    }

    @Test
    void theEdgeThatLeadsBackClosesTheCycle() {
        assertThat(drawn(Actors.applications()).edges())
                .containsExactlyInAnyOrder(
                        stream("/ring/sequencers/mailboxes", "/ring/workflows/actors/actor"),
                        stream("/ring/generators/start", "/ring/sequencers/mailboxes"),
                        new Edge("/ring/workflows/actors/actor", "/ring/sequencers/mailboxes", Way.STREAM, "", true));
    }

    /** Workflows without a step of their own are passed. */
    @Test
    void branchesAreWrittenOnEdges() {
        Graph graph = drawn(List.of(Splitting.applications().get(0), Application.named("reader", app -> app.workflow(
                        "log", io.portals.api.AtomicStream.at("/parcels/workflows/truck/stream", Long.class))
                .map(Long.class, kilos -> kilos)
                .sink())));

        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        stream("/parcels/generators/weights", "/parcels/splitters/by-weight"),
                        new Edge(
                                "/parcels/splitters/by-weight",
                                "/reader/workflows/log/map-1",
                                Way.STREAM,
                                "heavy",
                                false));
    }

    @Test
    void stepsAreShownAsTheyAreToBe() {
        List<ApplicationGraph> graphs = List.of(Actors.applications().get(0).graph());
        String actor = "/ring/workflows/actors/actor";

        assertThat(Drawing.of(graphs, Map.of(actor, new Drawing.Shown("/ring/x", "acts")))
                        .nodes())
                .contains(new Node("/ring/x", Kind.TASK, "x", "/ring/workflows/actors", "acts"));
        assertThat(Drawing.of(graphs, Map.of(actor, Drawing.Shown.NOT)).edges())
                .containsExactlyInAnyOrder(
                        stream("/ring/generators/start", "/ring/sequencers/mailboxes"),
                        new Edge("/ring/sequencers/mailboxes", "/ring/sequencers/mailboxes", Way.STREAM, "", true));
    }
}
