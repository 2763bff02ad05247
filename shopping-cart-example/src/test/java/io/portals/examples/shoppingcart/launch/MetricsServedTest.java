package io.portals.examples.shoppingcart.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.examples.shoppingcart.inventory.StockRequest;
import io.portals.examples.shoppingcart.launch.input.GeneratedLoad;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import io.portals.flink.metrics.MetricNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What {@code --metrics} serves of a job of which it is known what has happened: it stands still at the last request to the
 * inventory, until it was scraped. What docs/guides say of metrics is held against the same scrape.
 */
class MetricsServedTest {
    private static final long OPERATIONS = 20_000;
    private static final long LIMIT_SECONDS = 120;
    private static final String OF_OPERATOR = "flink_taskmanager_job_task_operator_";
    private static final String PORTAL = OF_OPERATOR + "portal_";
    private static final String STEP = OF_OPERATOR + "step_";
    private static final String CORE = OF_OPERATOR + "core_";
    private static final String STOCK = "/inventory/portals/stock";
    private static final String CARTS = "/cart/workflows/carts/carts";
    private static final String CORE_ID = "core cart + inventory";
    private static final Path GUIDES = Path.of("..", "docs", "guides");

    private static final CountDownLatch REACHED = new CountDownLatch(1);
    private static final CountDownLatch SCRAPED = new CountDownLatch(1);
    private static final AtomicLong LEFT = new AtomicLong();

    private static GeneratedLoad load;
    private static Scrape scrape;
    private static String printed;

    /** The last request for an item waits until all was scraped. */
    record StandsStill<Q, R, O>(Replier<Q, R, O> replier) implements Replier<Q, R, O> {
        @Override
        public Uses uses() {
            return replier.uses();
        }

        @Override
        public void request(Q request, ReplierContext<O, R> ctx) {
            if (request instanceof StockRequest.Take && LEFT.decrementAndGet() == 0) {
                REACHED.countDown();
                awaited(SCRAPED);
            }
            replier.request(request, ctx);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("not within " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    static void scrapesARun(@TempDir Path folder) throws Exception {
        load = new GeneratedLoad(OPERATIONS, 42, OptionalLong.empty());
        LEFT.set(asked());
        Options options = CommandLine.populateCommand(new Options(), "--metrics", "0");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EmbeddedRun run = new EmbeddedRun(options, new PrintStream(out, true, StandardCharsets.UTF_8));
        OutputFolder output = OutputFolder.create(Optional.of(folder.resolve("output")));
        CompletableFuture<RunFacts> ended = CompletableFuture.supplyAsync(() -> {
            try {
                return run.run(load, output, new Decorator() {
                    @Override
                    public <Q, R, O> Replier<Q, R, O> replier(String name, Replier<Q, R, O> replier) {
                        return new StandsStill<>(replier);
                    }
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        awaited(REACHED);
        printed = out.toString(StandardCharsets.UTF_8);
        scrape = Scrape.of(address());
        Files.writeString(Path.of("target", "scrape.txt"), scrape.text()); // to be looked at
        SCRAPED.countDown();
        ended.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** How often items are asked for, as the input says. */
    private static long asked() {
        return load.profile().asked().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static URI address() {
        return URI.create(Pattern.compile("(?m)^metrics: (\\S+)$")
                .matcher(printed)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no address in " + printed)));
    }

    private static long ofStock(String name) {
        return scrape.sum(PORTAL + name, MetricNames.PORTAL, STOCK);
    }

    @Test
    void theAddressIsOfThisMachineOnly() {
        assertThat(address().getHost()).isEqualTo("localhost");
        assertThat(address().getPort()).isPositive();
    }

    @Test
    void aPortalTellsOfAllItsAsks() {
        assertThat(ofStock(MetricNames.ASKS)).isEqualTo(asked());
        assertThat(ofStock(MetricNames.ASKS_IN_FLIGHT)).as("the last one").isPositive();
        assertThat(ofStock(MetricNames.REPLIES)).isEqualTo(asked() - ofStock(MetricNames.ASKS_IN_FLIGHT));
        assertThat(ofStock(MetricNames.REQUESTS)).isGreaterThanOrEqualTo(asked());
        assertThat(ofStock(MetricNames.TELLS)).as("put back").isPositive();
        assertThat(ofStock(MetricNames.TIMEOUTS)).isZero();
        assertThat(ofStock(MetricNames.ASK_LATENCY + "_count")).isPositive();
        assertThat(scrape.named(PORTAL + MetricNames.ASK_LATENCY, MetricNames.PORTAL, STOCK))
                .extracting(sample -> sample.labels().get("quantile"))
                .contains("0.5", "0.99");
    }

    @Test
    void aTaskTellsWhatItHandled() {
        assertThat(scrape.sum(STEP + MetricNames.EVENTS, MetricNames.STEP, CARTS))
                .isBetween(asked(), OPERATIONS);
        assertThat(scrape.sum(STEP + MetricNames.SKIPPED, MetricNames.STEP, CARTS))
                .isZero();
    }

    @Test
    void aCoreTellsOfItsLoop() {
        assertThat(scrape.sum(CORE + MetricNames.DELIVERED_IN_PROCESS, MetricNames.CORE, CORE_ID))
                .as("requests and replies")
                .isGreaterThan(2 * asked() - 2 * ofStock(MetricNames.ASKS_IN_FLIGHT));
        assertThat(scrape.sum(CORE + MetricNames.OPEN_ASKS, MetricNames.CORE, CORE_ID))
                .isEqualTo(ofStock(MetricNames.ASKS_IN_FLIGHT));
        assertThat(scrape.sum(CORE + MetricNames.SENT_TO_OTHER_SUBTASKS, MetricNames.CORE, CORE_ID))
                .as("there is one subtask")
                .isZero();
    }

    @Test
    void eachMetricIsServedAndInTheGuidesTable() throws Exception {
        String guide = Files.readString(GUIDES.resolve("operations.md"));
        Set<String> served = scrape.names();
        String prefix = null;
        for (Field constant : MetricNames.class.getDeclaredFields()) {
            String name = (String) constant.get(null);
            if (Set.of(MetricNames.PORTAL, MetricNames.STEP, MetricNames.CORE).contains(name)) {
                prefix = name;
                continue;
            }
            if (name.equals(MetricNames.COUNTED)) { // the group of what tasks count, of which the sample has none
                assertThat(guide).contains("| `" + prefix + "_" + name + "_NAME` |");
                continue;
            }
            assertThat(served).contains(OF_OPERATOR + prefix + "_" + name);
            assertThat(guide).contains("| `" + prefix + "_" + name + "` |");
        }
        assertThat(prefix).as("the groups that were seen, at last").isEqualTo(MetricNames.CORE);
    }

    @Test
    void theDashboardShowsWhatIsServed() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(GUIDES.resolve("dashboard.json")));
        List<String> expressions = dashboard.findValuesAsText("expr");

        assertThat(expressions).hasSizeGreaterThanOrEqualTo(8);
        assertThat(expressions).allSatisfy(MetricsServedTest::isOfMetricsThatAreServed);
    }

    @Test
    void theGuidesQueriesAreOfWhatIsServed() throws IOException {
        List<String> queries = Pattern.compile("(?s)```promql\n(.*?)```")
                .matcher(Files.readString(GUIDES.resolve("operations.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(queries).isNotEmpty().allSatisfy(MetricsServedTest::isOfMetricsThatAreServed);
    }

    private static void isOfMetricsThatAreServed(String expression) {
        Set<String> used = Pattern.compile("\\bflink_\\w+")
                .matcher(expression)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).as(expression).isNotEmpty();
        assertThat(scrape.names()).containsAll(used);
    }
}
