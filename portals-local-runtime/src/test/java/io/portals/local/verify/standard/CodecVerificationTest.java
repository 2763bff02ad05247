package io.portals.local.verify.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
import io.portals.local.verify.ShippingException;
import io.portals.local.verify.Verification;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CodecVerificationTest {
    private static final String PATH = "/shop/workflows/carts/cart";

    record Order(String item) {}

    private static final Order PEAR = new Order("pear");

    private static Verification verification(Function<Object, String> text, Function<String, Object> parse) {
        return new CodecVerification(new FakeCodecs(text, parse));
    }

    /** Whose serializers do as they should. */
    private static Verification sound() {
        return verification(order -> ((Order) order).item(), Order::new);
    }

    private static Object send(Verification verification, Object value) {
        return verification.boundary(PATH, "events", Type.of(Order.class)).cross(value);
    }

    @Test
    void whatArrivesIsTheDecodedValue() {
        assertThat(send(sound(), PEAR)).isEqualTo(PEAR).isNotSameAs(PEAR);
        assertThat(sound().continuations(PATH, List.of(Order.class)).cross(PEAR))
                .isEqualTo(PEAR)
                .isNotSameAs(PEAR);
    }

    @Test
    void aTypeWithoutASerializerIsRefusedBeforeThereAreValues() {
        assertThatThrownBy(() -> sound().boundary(PATH, "requests", Type.of(FakeCodecs.Unsupported.class)))
                .isInstanceOf(ShippingException.class)
                .hasMessage(
                        "/shop/workflows/carts/cart: requests cannot be serialized; Unsupported.payload: it is of any"
                                + " class. Make it a record");
        assertThatThrownBy(() -> sound().continuations(PATH, List.of(FakeCodecs.Unsupported.class)))
                .isInstanceOf(ShippingException.class)
                .hasMessage(
                        "/shop/workflows/carts/cart: continuations cannot be serialized; Unsupported.payload: it is of"
                                + " any class. Make it a record");
        assertThatCode(() -> sound().boundary(PATH, "requests", Type.of(Order.class)))
                .doesNotThrowAnyException();
        assertThatCode(() -> sound().continuations(PATH, List.of(Order.class))).doesNotThrowAnyException();
    }

    @Test
    void aValueThatCannotBeEncodedIsRefusedWithTheReason() {
        assertThatThrownBy(() -> send(sound(), new Order(null)))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith("/shop/workflows/carts/cart: events: Order[item=null] cannot be encoded"
                        + " (java.lang.NullPointerException")
                .hasMessageContaining("; let the value, and all that is in it, be of the declared types, and null only")
                .hasCauseInstanceOf(NullPointerException.class);
        assertThatCode(() -> send(sound(), new Order("null"))).doesNotThrowAnyException();
    }

    @Test
    void aValueThatCannotBeDecodedIsRefusedWithTheReason() {
        Verification picky = verification(order -> ((Order) order).item(), text -> {
            if (text.isEmpty()) {
                throw new IllegalStateException("an order needs an item");
            }
            return new Order(text);
        });

        assertThatThrownBy(() -> send(picky, new Order("")))
                .isInstanceOf(ShippingException.class)
                .hasMessage("/shop/workflows/carts/cart: events: Order[item=] cannot be decoded"
                        + " (java.lang.IllegalStateException: an order needs an item); let the constructors of its classes"
                        + " accept whatever their values hold")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatCode(() -> send(picky, PEAR)).doesNotThrowAnyException();
    }

    @Test
    void aValueThatArrivesAsAnotherIsRefusedWithBoth() {
        Verification trimming = verification(order -> ((Order) order).item(), text -> new Order(text.trim()));

        assertThatThrownBy(() -> send(trimming, new Order("pear ")))
                .isInstanceOf(ShippingException.class)
                .hasMessage("/shop/workflows/carts/cart: events: Order[item=pear ] does not arrive as it is, but as"
                        + " Order[item=pear], whose encoding is another; let the constructors of its classes keep what they"
                        + " are given, and their accessors give what is kept; a class that holds sets or maps must be a record, or"
                        + " their order may be lost");
        assertThatCode(() -> send(trimming, PEAR)).doesNotThrowAnyException();
    }

    @Test
    void aValueThatArrivesAsOneThatCannotBeEncodedIsRefused() {
        Verification losing =
                verification(order -> ((Order) order).item(), text -> new Order(text.isEmpty() ? null : text));

        assertThatThrownBy(() -> send(losing, new Order("")))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith(
                        "/shop/workflows/carts/cart: events: Order[item=] cannot be encoded again after it"
                                + " was decoded (java.lang.NullPointerException")
                .hasMessageEndingWith(
                        "; let the constructors of its classes keep what they are given, and their accessors"
                                + " give what is kept");
        assertThatCode(() -> send(losing, PEAR)).doesNotThrowAnyException();
    }

    @Test
    void theMessageShowsTheBeginningOfALargeValue() {
        Verification none = verification(
                order -> {
                    throw new IllegalStateException("no");
                },
                Order::new);

        assertThatThrownBy(() -> send(none, "x".repeat(200)))
                .hasMessageStartingWith(PATH + ": events: " + "x".repeat(200) + " cannot be encoded");
        assertThatThrownBy(() -> send(none, "x".repeat(201)))
                .hasMessageStartingWith(PATH + ": events: " + "x".repeat(200) + "... cannot be encoded");
    }

    @Test
    void aValueThatCannotBeShownIsNamedByItsClass() {
        record Mute() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        }

        assertThatThrownBy(() -> send(sound(), new Mute()))
                .isInstanceOf(ShippingException.class)
                .hasMessageContaining("Mute (its toString() throws java.lang.IllegalStateException: no words) cannot be"
                        + " encoded (java.lang.ClassCastException");
    }

    @Test
    void itSaysWhoseSerializersItUses() {
        assertThat(sound()).hasToString("by the serializers of io.portals.local.verify.standard.FakeCodecs");
    }
}
