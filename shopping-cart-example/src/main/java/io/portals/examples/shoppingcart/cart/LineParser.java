package io.portals.examples.shoppingcart.cart;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a basket: item names by comma, trimmed; names that are blank are left out. A line without any name, or whose bytes are
 * no UTF-8, is malformed.
 */
public final class LineParser {
    private LineParser() {}

    /** @throws MalformedLine if it is no basket */
    public static Basket parse(Line line) {
        String text;
        try {
            // A new decoder reports what is malformed; new String(bytes, UTF_8) would replace it silently.
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLine("the bytes are no UTF-8");
        }
        List<String> items = items(text);
        if (items.isEmpty()) {
            throw new MalformedLine(text.isBlank() ? "the line is empty" : "the line names no item");
        }
        return new Basket(line.number(), items);
    }

    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        for (String name : text.split(",")) {
            if (!name.isBlank()) {
                items.add(name.strip());
            }
        }
        return List.copyOf(items);
    }
}
