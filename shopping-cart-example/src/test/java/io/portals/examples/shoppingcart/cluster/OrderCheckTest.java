package io.portals.examples.shoppingcart.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderCheckTest {
    private static final Map<String, Multiset<String>> EXPECTED = Map.of(
            "line-1#1", ImmutableMultiset.of("pear", "fig", "pear"),
            "line-2#1", ImmutableMultiset.of("fig"));

    @Test
    void ordersInAnyOrderWithItemsInAnyOrderAreRight() throws IOException {
        assertThat(differences("line-2#1 fig", "line-1#1 pear pear fig")).isEmpty();
    }

    @Test
    void anOrderThatIsMissingIsNamed() throws IOException {
        assertThat(differences("line-2#1 fig")).containsExactly("line-1#1: missing");
    }

    @Test
    void anOrderThatIsThereTwiceIsNamed() throws IOException {
        assertThat(differences("line-2#1 fig", "line-1#1 pear pear fig", "line-2#1 fig"))
                .containsExactly("line-2#1: committed again");
    }

    @Test
    void anOrderThatNobodyPlacedIsNamed() throws IOException {
        assertThat(differences("line-2#1 fig", "line-1#1 pear pear fig", "line-2#2 fig"))
                .containsExactly("line-2#2: of nobody");
    }

    @Test
    void anItemThatIsMissingIsNamed() throws IOException {
        assertThat(differences("line-2#1 fig", "line-1#1 pear pear"))
                .containsExactly("line-1#1: [pear x 2], not [pear x 2, fig]");
    }

    /** Of orders that are written as the id and the items, by spaces. */
    private static List<String> differences(String... orders) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String order : orders) {
            int space = order.indexOf(' ');
            String items = order.substring(space + 1).replace(" ", "\", \"");
            records.add(new ObjectMapper()
                    .readTree("{\"order\": \"" + order.substring(0, space) + "\", \"items\": [\"" + items + "\"]}"));
        }
        return OrderCheck.differences(EXPECTED, records);
    }
}
