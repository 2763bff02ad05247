package io.portals.examples.shoppingcart.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Multiset;
import io.portals.examples.shoppingcart.launch.Results;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares committed orders with those that were to come, each by its id. */
final class OrderCheck {
    private OrderCheck() {}

    /** What is wrong, a line for each order: it is missing, committed again, of nobody, or has other items. */
    static List<String> differences(Map<String, Multiset<String>> expected, List<JsonNode> committed) {
        List<String> differences = new ArrayList<>();
        Map<String, Multiset<String>> missing = new HashMap<>(expected);
        for (JsonNode order : committed) {
            String id = order.get("order").asText();
            Multiset<String> items = Results.items(List.of(order));
            Multiset<String> wanted = missing.remove(id);
            if (wanted == null) {
                differences.add(id + (expected.containsKey(id) ? ": committed again" : ": of nobody"));
            } else if (!wanted.equals(items)) {
                differences.add(id + ": " + items + ", not " + wanted);
            }
        }
        missing.keySet().stream().sorted().forEach(id -> differences.add(id + ": missing"));
        return differences;
    }
}
