package io.portals.examples.shoppingcart.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableSortedMultiset;
import com.google.common.collect.Multiset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run has committed, read as anyone could who knows the form of the files. */
public record Results(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public List<JsonNode> orders() throws IOException {
        return read("orders");
    }

    List<JsonNode> deadLetters() throws IOException {
        return read("dead-letters");
    }

    public List<JsonNode> openCarts() throws IOException {
        return read("carts");
    }

    /** The items of each order, as a multiset of multisets. */
    Multiset<Multiset<String>> ordersAsMultiset() throws IOException {
        Multiset<Multiset<String>> all = HashMultiset.create();
        for (JsonNode order : orders()) {
            all.add(ImmutableSortedMultiset.copyOf(items(List.of(order))));
        }
        return all;
    }

    Multiset<String> sold() throws IOException {
        return items(orders());
    }

    public static Multiset<String> items(List<JsonNode> records) {
        Multiset<String> items = HashMultiset.create();
        records.forEach(record -> record.get("items").forEach(item -> items.add(item.asText())));
        return items;
    }

    /** The items of the last Top 100 that was published. */
    List<String> lastTop100() throws IOException {
        JsonNode last = null;
        for (JsonNode top : read("top100")) {
            last = last == null
                            || top.get("counted").asLong()
                                    >= last.get("counted").asLong()
                    ? top
                    : last;
        }
        List<String> items = new ArrayList<>();
        last.get("items")
                .forEach(item -> items.add(
                        item.get("item").asText() + "=" + item.get("count").asLong()));
        return items;
    }

    private List<JsonNode> read(String name) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        if (!Files.exists(folder.resolve(name))) {
            return records;
        }
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    records.add(JSON.readTree(line));
                }
            }
        }
        return records;
    }
}
