package io.portals.examples.shoppingcart.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.task.DeadLetter;
import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Checkout;
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
        assertThatThrownBy(() -> parse("")).isInstanceOf(MalformedLine.class).hasMessage("the line is empty");
        assertThatThrownBy(() -> parse("  ")).isInstanceOf(MalformedLine.class).hasMessage("the line is empty");
    }

    @Test
    void aLineOfCommasIsMalformed() {
        assertThatThrownBy(() -> parse(",,")).isInstanceOf(MalformedLine.class).hasMessage("the line names no item");
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        Line latin1 = new Line(7, "crème".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> LineParser.parse(latin1))
                .isInstanceOf(MalformedLine.class)
                .hasMessage("the bytes are no UTF-8");
    }

    @Test
    void aMalformedLineIsSaidWithItsNumber() {
        Line line = new Line(7, new byte[0]);
        DeadLetter<Object> letter = new DeadLetter<>("/a/b/c", null, line, new MalformedLine("why").toString());
        assertThat(Malformed.of(letter)).isEqualTo(new Malformed(7, "why"));
    }

    @Test
    void aBasketIsOneAddForEachItemThenCheckoutByAUserOfItsOwn() {
        assertThat(CartApplication.operations(new Basket(7, List.of("pear", "pear"))))
                .containsExactly(new Add("line-7", "pear"), new Add("line-7", "pear"), new Checkout("line-7"));
    }

    private static Basket parse(String text) {
        return LineParser.parse(new Line(7, text.getBytes(StandardCharsets.UTF_8)));
    }
}
