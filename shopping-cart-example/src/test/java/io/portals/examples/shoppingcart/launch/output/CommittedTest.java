package io.portals.examples.shoppingcart.launch.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.examples.shoppingcart.cart.Malformed;
import io.portals.examples.shoppingcart.orders.Order;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedTest {
    private static final Order FIRST = new Order("ann#1", "ann", List.of("pear", "\"fig\""));
    private static final Order SECOND = new Order("bob#1", "bob", List.of("crème"));

    @TempDir
    private Path folder;

    @Test
    void ordersAreLinesOfJson() throws IOException {
        assertThat(json(FIRST))
                .isEqualTo("{\"order\":\"ann#1\",\"user\":\"ann\",\"items\":[\"pear\",\"\\\"fig\\\"\"]}\n");
    }

    @Test
    void deadLettersAreLinesOfJson() throws IOException {
        assertThat(json(new Malformed(3, "why"))).isEqualTo("{\"line\":3,\"reason\":\"why\"}\n");
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        Files.writeString(folder.resolve("part-0-0.jsonl"), json(FIRST));
        Files.writeString(folder.resolve("part-1-0.jsonl"), json(SECOND));

        assertThat(read()).containsExactly(FIRST, SECOND);
    }

    @Test
    void whatIsNotCommittedIsNotRead() throws IOException {
        Files.writeString(folder.resolve("part-0-0.jsonl"), json(FIRST));
        Files.writeString(folder.resolve(".part-0-1.jsonl.inprogress.1"), json(SECOND));

        assertThat(read()).containsExactly(FIRST);
    }

    @Test
    void aFolderThatWasNeverWrittenToIsEmpty() throws IOException {
        folder = folder.resolve("orders");

        assertThat(read()).isEmpty();
        assertThat(new CommittedCount(folder).now()).isZero();
    }

    @Test
    void theCountGrowsWithTheFiles() throws IOException {
        CommittedCount count = new CommittedCount(folder);
        Files.writeString(folder.resolve("part-0-0.jsonl"), json(FIRST) + json(SECOND));
        assertThat(count.now()).isEqualTo(2);

        Files.writeString(folder.resolve("part-0-1.jsonl"), json(SECOND));

        assertThat(count.now()).isEqualTo(3);
        assertThat(count.now()).isEqualTo(3);
    }

    private static <T> String json(T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JsonLines<T>().encode(value, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<Order> read() throws IOException {
        List<Order> orders = new ArrayList<>();
        Committed.forEach(folder, Order.class, orders::add);
        return orders;
    }
}
