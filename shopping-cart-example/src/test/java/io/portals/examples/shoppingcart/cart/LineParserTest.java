package io.portals.examples.shoppingcart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Checkout;
import io.portals.examples.shoppingcart.cart.ParsedLine.Basket;
import io.portals.examples.shoppingcart.cart.ParsedLine.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineParserTest {
    @Test
    void namesAreTrimmed() {
        assertThat(parse(" pear ,plum,\tpear")).isEqualTo(new Basket(7, List.of("pear", "plum", "pear")));
    }

    @Test
    void blankNamesAreLeftOut() {
        assertThat(parse("pear,, ,plum,")).isEqualTo(new Basket(7, List.of("pear", "plum")));
    }

    @Test
    void lettersOfAllAlphabetsAreNames() {
        assertThat(parse("crème fraîche,梨")).isEqualTo(new Basket(7, List.of("crème fraîche", "梨")));
    }

    @Test
    void anEmptyLineIsMalformed() {
        assertThat(parse("")).isEqualTo(new Malformed(7, "the line is empty"));
        assertThat(parse("  ")).isEqualTo(new Malformed(7, "the line is empty"));
    }

    @Test
    void aLineOfCommasIsMalformed() {
        assertThat(parse(",,")).isEqualTo(new Malformed(7, "the line names no item"));
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        byte[] latin1 = "crème".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(LineParser.parse(new Line(7, latin1))).isEqualTo(new Malformed(7, "the bytes are no UTF-8"));
    }

    @Test
    void aBasketIsOneAddForEachItemThenCheckoutByAUserOfItsOwn() {
        assertThat(CartApplication.operations(new Basket(7, List.of("pear", "pear"))))
                .containsExactly(new Add("line-7", "pear"), new Add("line-7", "pear"), new Checkout("line-7"));
    }

    private static ParsedLine parse(String text) {
        return LineParser.parse(new Line(7, text.getBytes(StandardCharsets.UTF_8)));
    }
}
