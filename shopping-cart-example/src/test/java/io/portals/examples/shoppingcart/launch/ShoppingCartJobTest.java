package io.portals.examples.shoppingcart.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job on an embedded Flink, started as a user starts it, and judged by what it committed. */
class ShoppingCartJobTest {
    @TempDir
    private Path folder;

    private Path output;
    private Results results;

    @BeforeEach
    void name() {
        output = folder.resolve("output");
        results = new Results(output);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void ordersAreTheBaskets(int parallelism) throws IOException {
        Groceries groceries = Groceries.load();

        CommandLineRun run = run("--input", groceries.path.toString(), "--parallelism", Integer.toString(parallelism));

        assertOrdersAreTheBaskets(run, groceries);
        assertThat(run.number("restarts")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void failuresChangeNothing(int parallelism) throws IOException {
        Groceries groceries = Groceries.load();

        CommandLineRun run = run(
                "--input", groceries.path.toString(),
                "--parallelism", Integer.toString(parallelism),
                "--fail", "5",
                "--checkpoint-interval", "200ms",
                "--rate", "10000");

        assertThat(run.number("restarts")).isGreaterThanOrEqualTo(5);
        assertThat(run.outLines())
                .filteredOn(line -> line.contains("on purpose"))
                .hasSize(5);
        assertOrdersAreTheBaskets(run, groceries);
    }

    @Test
    void stateInRocksDbGivesTheSame() throws IOException {
        Groceries groceries = Groceries.load();

        CommandLineRun run =
                run("--input", groceries.path.toString(), "--parallelism", "2", "--state-backend", "rocksdb");

        assertOrdersAreTheBaskets(run, groceries);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachItemIsSoldAsOftenAsItIsInStockOrAskedFor(int parallelism) throws IOException {
        Groceries groceries = Groceries.load();

        CommandLineRun run = run(
                "--input", groceries.path.toString(),
                "--stock", "100",
                "--parallelism", Integer.toString(parallelism));

        Multiset<String> expected = HashMultiset.create();
        groceries.items.elementSet().forEach(item -> expected.add(item, Math.min(100, groceries.items.count(item))));
        assertSame(results.sold(), expected);
        assertBalanceOk(run);
        assertThat(run.number("items asked")).isEqualTo(groceries.items.size());
        assertThat(run.number("items granted")).isEqualTo(expected.size());
        assertThat(run.number("items refused")).isEqualTo(groceries.items.size() - expected.size());
    }

    @Test
    void linesThatAreNoBasketsAreSetAsideWithTheirNumbers() throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes("pear, fig\n\n,,\npear\n".getBytes(StandardCharsets.UTF_8));
        input.writeBytes("cr\u00e8me\n".getBytes(StandardCharsets.ISO_8859_1));
        input.writeBytes("cr\u00e8me\r\nfig".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("baskets.csv"), input.toByteArray());

        CommandLineRun run = run("--input", file.toString(), "--parallelism", "2");

        assertThat(results.deadLetters())
                .extracting(letter -> letter.get("line").asLong()
                        + ": "
                        + letter.get("reason").asText())
                .containsExactlyInAnyOrder(
                        "2: the line is empty", "3: the line names no item", "5: the bytes are no UTF-8");
        assertThat(results.orders())
                .extracting(Object::toString)
                .filteredOn(order -> !order.contains("line-1"))
                .containsExactlyInAnyOrder(
                        "{\"order\":\"line-4#1\",\"user\":\"line-4\",\"items\":[\"pear\"]}",
                        "{\"order\":\"line-6#1\",\"user\":\"line-6\",\"items\":[\"cr\u00e8me\"]}",
                        "{\"order\":\"line-7#1\",\"user\":\"line-7\",\"items\":[\"fig\"]}");
        assertThat(results.sold()).hasSize(5);
        assertThat(run.number("dead letters")).isEqualTo(3);
        assertThat(run.number("baskets")).isEqualTo(4);
        assertThat(run.number("orders")).isEqualTo(4);
        assertBalanceOk(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3"})
    void aGeneratedLoadBalances(String stock) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--operations", "5000", "--seed", "7", "--parallelism", "2"));
        if (!stock.isEmpty()) {
            arguments.addAll(List.of("--stock", stock));
        }

        CommandLineRun run = run(arguments.toArray(String[]::new));

        assertBalanceOk(run);
        assertThat(run.number("items put back")).isPositive();
        assertThat(run.number("open carts")).isPositive();
        assertThat(run.number("items granted"))
                .isEqualTo(results.sold().size()
                        + Results.items(results.openCarts()).size()
                        + run.number("items put back"));
        assertThat(run.number("baskets")).isEqualTo(run.number("orders") + run.number("empty checkouts"));
        assertThat(results.orders())
                .extracting(order -> order.get("order").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void anEmptyFileGivesNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("baskets.csv"));

        CommandLineRun run = run("--input", file.toString());

        assertBalanceOk(run);
        assertThat(results.orders()).isEmpty();
    }

    @Test
    void theAddressOfTheWebUiIsPrinted() {
        CommandLineRun run = run("--operations", "100", "--web");

        assertBalanceOk(run);
        assertThat(run.outLines()).anyMatch(line -> line.matches("web: http://localhost:\\d+"));
    }

    private CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", output.toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private void assertOrdersAreTheBaskets(CommandLineRun run, Groceries groceries) throws IOException {
        assertSame(results.sold(), groceries.items);
        assertSame(results.ordersAsMultiset(), groceries.asMultiset());
        assertThat(results.deadLetters()).isEmpty();
        assertThat(printedTop(run)).isEqualTo(groceries.top(10));
        assertThat(results.lastTop100()).isEqualTo(groceries.top(100));
        assertThat(run.number("orders")).isEqualTo(groceries.baskets.size());
        assertThat(run.number("items asked")).isEqualTo(groceries.items.size());
        assertBalanceOk(run);
    }

    /** Names what is missing and what is too much, rather than printing both sides. */
    private static <T> void assertSame(Multiset<T> found, Multiset<T> expected) {
        assertThat(Multisets.difference(expected, found)).as("missing").isEmpty();
        assertThat(Multisets.difference(found, expected)).as("too much").isEmpty();
    }

    private static void assertBalanceOk(CommandLineRun run) {
        assertThat(run.outLines()).as(run.out() + run.err()).contains("balance: OK");
        assertThat(run.status()).isZero();
    }

    private static List<String> printedTop(CommandLineRun run) {
        Matcher matcher = Pattern.compile("(?m)^ +\\d+\\. (.+?) +([\\d,]+)$").matcher(run.out());
        List<String> top = new ArrayList<>();
        while (matcher.find()) {
            top.add(matcher.group(1) + "=" + matcher.group(2).replace(",", ""));
        }
        return top;
    }
}
