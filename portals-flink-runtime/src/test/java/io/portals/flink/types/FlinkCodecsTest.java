package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
import io.portals.api.codec.Codec;
import io.portals.api.codec.Codecs;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.ReplyTo;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlinkCodecsTest {

    record Item(String name, int number) {}

    record Order(String user, List<Item> items, Optional<Item> gift) {}

    record Box<T>(T value) {}

    sealed interface Message {}

    record Add(Item item) implements Message {}

    record Clear() implements Message {}

    record Answered(String user, ReplyTo<Order> waiting) {}

    record TimedOut(PortalFailure failure) {}

    record Stranger() {}

    record Bad(Object payload) {}

    record Good(String payload) {}

    private static final ReplyTo<Order> WAITING = new ReplyTo<>("/shop/edge", new byte[] {1, 2}, 7);

    private final Codecs codecs = new FlinkCodecs();

    record Case(Type<?> type, Object value) {
        @Override
        public String toString() {
            return PortalsTypes.nameOf(type) + ": " + value;
        }
    }

    static List<Case> values() {
        Order order = new Order("ann", List.of(new Item("pear", 2)), Optional.empty());
        return List.of(
                new Case(Type.of(String.class), "pear"),
                new Case(Type.of(Long.class), 7L),
                new Case(Type.of(Order.class), order),
                new Case(new Type<Map<String, List<Order>>>() {}, Map.of("ann", List.of(order))),
                new Case(new Type<Box<List<Integer>>>() {}, new Box<>(Arrays.asList(1, null))),
                new Case(Type.of(Message.class), new Add(new Item("fig", 1))),
                new Case(Type.of(Message.class), new Clear()),
                new Case(Type.oneOf(Order.class, Message.class, String.class), order),
                new Case(Type.oneOf(Order.class, Message.class, String.class), new Clear()),
                new Case(new Type<ReplyTo<Order>>() {}, WAITING),
                new Case(Type.of(PortalFailure.class), failure()));
    }

    private static PortalFailure failure() {
        return new PortalFailure(PortalFailure.Kind.TIMEOUT, "/shop/portals/stock", "no reply within 5 s");
    }

    @ParameterizedTest
    @MethodSource("values")
    @SuppressWarnings("unchecked")
    void aValueComesBackAndAgainFromItsOwnBytes(Case given) {
        Codec<Object> codec = (Codec<Object>) codecs.of(given.type());

        byte[] bytes = codec.encode(given.value());
        Object read = codec.decode(bytes);

        assertThat(read).isEqualTo(given.value());
        assertThat(codec.encode(read)).isEqualTo(bytes);
    }

    @Test
    void bytesAreKeptWhileOthersAreMade() {
        Codec<String> codec = codecs.of(Type.of(String.class));

        byte[] pear = codec.encode("pear");
        codec.encode("fig");

        assertThat(codec.decode(pear)).isEqualTo("pear");
    }

    /** Serializers are kept, and must not be taken for each other. */
    @Test
    void codecsOfTypesThatHaveAClassInCommonAreDifferent() {
        assertThat(roundTrip(codecs.of(Type.oneOf(Item.class, Long.class)), 7L)).isEqualTo(7L);
        assertThat(roundTrip(codecs.of(Type.oneOf(Item.class, String.class)), "7"))
                .isEqualTo("7");
        Item item = new Item("pear", 2);
        assertThat(codecs.of(Type.of(Item.class)).encode(item))
                .isNotEqualTo(codecs.continuations(List.of(Item.class)).encode(item));
        assertThat(roundTrip(codecs.continuations(List.of(Item.class, Add.class)), new Add(item)))
                .isEqualTo(new Add(item));
        assertThat(roundTrip(codecs.continuations(List.of(Item.class, Clear.class)), new Clear()))
                .isEqualTo(new Clear());
        assertThat(roundTrip(codecs.of(new Type<Box<Long>>() {}), new Box<>(7L)))
                .isEqualTo(new Box<>(7L));
        assertThat(roundTrip(codecs.of(new Type<Box<String>>() {}), new Box<>("7")))
                .isEqualTo(new Box<>("7"));
    }

    private static <T> T roundTrip(Codec<T> codec, T value) {
        return codec.decode(codec.encode(value));
    }

    @Test
    void whatIsReadIsNotWhatWasWritten() {
        Codec<List<String>> codec = codecs.of(new Type<List<String>>() {});
        List<String> items = new ArrayList<>(List.of("pear"));

        List<String> read = codec.decode(codec.encode(items));
        items.add("fig");

        assertThat(read).containsExactly("pear");
    }

    @Test
    void continuationsComeBackByTheirClasses() {
        Codec<Record> codec = codecs.continuations(List.of(Answered.class, TimedOut.class));

        for (Record value : List.of(new Answered("ann", WAITING), new TimedOut(failure()))) {
            byte[] bytes = codec.encode(value);
            assertThat(codec.decode(bytes)).isEqualTo(value);
            assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void aContinuationThatIsNotDeclaredIsRefusedWithThoseThatAre() {
        Codec<Record> codec = codecs.continuations(List.of(Answered.class));

        assertThatThrownBy(() -> codec.encode(new Stranger()))
                .hasMessageContaining(Stranger.class.getName() + " are not among")
                .hasMessageContaining(Answered.class.getName())
                .hasMessageContaining("Declare it");
        assertThatCode(() -> codec.encode(new Answered("ann", WAITING))).doesNotThrowAnyException();
    }

    @Test
    void aTypeWithoutASerializerIsRefusedWithWhatMendsIt() {
        assertThatThrownBy(() -> codecs.of(Type.of(Bad.class)))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("Bad.payload: java.lang.Object says nothing of what is inside. Make it a sealed");
        assertThatThrownBy(() -> codecs.continuations(List.of(Bad.class)))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("Bad.payload: java.lang.Object says nothing of what is inside. Make it a sealed");
        assertThatCode(() -> codecs.of(Type.of(Good.class))).doesNotThrowAnyException();
        assertThatCode(() -> codecs.continuations(List.of(Good.class))).doesNotThrowAnyException();
    }

    @Test
    void aValueThatIsNoVariantIsRefusedWithThoseThatAre() {
        Codec<Object> codec = codecs.of(Type.oneOf(Order.class, String.class));

        assertThatThrownBy(() -> codec.encode(7L))
                .hasMessageContaining("java.lang.Long is not a variant")
                .hasMessageContaining(Order.class.getName());
        assertThatCode(() -> codec.encode("7")).doesNotThrowAnyException();
    }

    @Test
    void bytesThatAreTooFewOrTooManyAreRefused() {
        Codec<Long> codec = codecs.of(Type.of(Long.class));
        byte[] bytes = codec.encode(7L);

        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, 7)))
                .hasMessageContaining("java.lang.Long cannot be read")
                .hasCauseInstanceOf(EOFException.class);
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, 11)))
                .hasMessageContaining("java.lang.Long cannot be read: 3 bytes of 11 are left");
        assertThat(codec.decode(bytes)).isEqualTo(7L);
    }

    @Test
    void itIsFoundAsAService() {
        assertThat(ServiceLoader.load(Codecs.class)).singleElement().isInstanceOf(FlinkCodecs.class);
    }
}
