package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class SumSerializerTest {

    sealed interface Message {}

    record Increment(int by) implements Message {}

    private record Reset() implements Message {}

    sealed interface Query extends Message {}

    record Read(String what) implements Query {}

    enum Ping implements Query {
        FAST {
            @Override
            int ms() {
                return 1;
            }
        },
        SLOW;

        int ms() {
            return 100;
        }
    }

    static final class Listed {
        private Listed() {}
    }

    sealed interface Result<T> {}

    record Ok<T>(T value) implements Result<T> {}

    record Failed<T>(String why) implements Result<T> {}

    abstract static sealed class Shape {}

    public static final class Circle extends Shape {
        public double radius;
    }

    public static final class Square extends Shape {
        public double side;
    }

    record Batch(List<Message> messages, Message last) {}

    sealed interface Draft {}

    record Text(List<String> lines) implements Draft {}

    record Blank() implements Draft {}

    private static final Type<Message> MESSAGE = Type.of(Message.class);

    @Test
    void everyVariantComesBackAlsoFromNestedSealedInterfacesAndEnumsWithBodies() {
        TypeSerializer<Message> serializer = Serialized.serializer(MESSAGE);

        for (Message value : List.of(new Increment(2), new Reset(), new Read("x"), Ping.FAST, Ping.SLOW)) {
            assertThat(Serialized.roundTrip(serializer, value)).isEqualTo(value);
        }
        assertThat(serializer.isImmutableType()).isTrue();
    }

    @Test
    void aTagIsAHashOfTheClassName() {
        byte[] bytes = Serialized.bytes(Serialized.serializer(MESSAGE), new Increment(2));

        assertThat(ByteBuffer.wrap(bytes).getInt()).isEqualTo(SumSerializer.tag(Increment.class.getName()));
        assertThat(bytes).hasSize(8);
    }

    @Test
    void typeArgumentsReachTheVariants() {
        TypeSerializer<Result<List<Integer>>> serializer = Serialized.serializer(new Type<Result<List<Integer>>>() {});

        assertThat(Serialized.roundTrip(serializer, new Ok<>(List.of(1)))).isEqualTo(new Ok<>(List.of(1)));
        assertThat(Serialized.roundTrip(serializer, new Failed<>("why"))).isEqualTo(new Failed<>("why"));
    }

    @Test
    void finalClassesOfASealedClassComeBack() {
        TypeSerializer<Shape> serializer = Serialized.serializer(Type.of(Shape.class));
        Circle circle = new Circle();
        circle.radius = 2;

        assertThat(Serialized.roundTrip(serializer, circle))
                .isInstanceOfSatisfying(
                        Circle.class, read -> assertThat(read.radius).isEqualTo(2));
        assertThat(serializer.copy(circle)).isNotSameAs(circle);
        assertThat(serializer.duplicate()).isNotSameAs(serializer).isEqualTo(serializer);
    }

    @Test
    void aSumInsideARecordComesBackWithItsNulls() {
        TypeSerializer<Batch> serializer = Serialized.serializer(Type.of(Batch.class));
        Batch value = new Batch(List.of(new Reset(), Ping.FAST), null);

        assertThat(Serialized.roundTrip(serializer, value)).isEqualTo(value);
    }

    @Test
    void anOpenSumTakesVariantsThatHaveNothingInCommon() {
        TypeSerializer<Object> serializer =
                Serialized.serializer(Type.oneOf(Increment.class, String.class, Query.class, Long.class));

        for (Object value : List.of(new Increment(1), "text", new Read("x"), Ping.FAST, 7L)) {
            assertThat(Serialized.roundTrip(serializer, value)).isEqualTo(value);
        }
    }

    @Test
    void aValueOfAnotherClassIsRefusedWithTheVariantsThereAre() {
        TypeSerializer<Object> serializer = Serialized.serializer(Type.oneOf(Increment.class, Read.class));

        assertThatThrownBy(() -> Serialized.bytes(serializer, "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String is not a variant")
                .hasMessageContaining(Read.class.getName());
    }

    @Test
    void onlyVariantsThatAreMutableAreCopied() {
        TypeSerializer<Draft> serializer = Serialized.serializer(Type.of(Draft.class));
        List<String> lines = new ArrayList<>(List.of("a"));
        Text value = new Text(lines);
        Blank blank = new Blank();

        Draft copy = serializer.copy(value);
        lines.add("b");

        assertThat(copy).isEqualTo(new Text(List.of("a")));
        assertThat(serializer.copy(blank)).isSameAs(blank);
    }

    @Test
    void twoVariantsWithTheSameTagAreRefused() {
        // "plumless" and "buckeroo" have the same CRC-32.
        List<SumVariant> variants =
                List.of(SumVariant.of("plumless", Increment.class, null), SumVariant.of("buckeroo", Read.class, null));

        assertThatThrownBy(() -> new SumSerializer<>("Sum", false, variants))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plumless")
                .hasMessageContaining("buckeroo");
    }

    @Test
    void aSerializerWorksAfterJavaSerialization() throws Exception {
        TypeSerializer<Message> serializer = Serialized.serializer(MESSAGE);

        TypeSerializer<Message> travelled = InstantiationUtil.clone(serializer);

        assertThat(travelled).isEqualTo(serializer);
        assertThat(Serialized.read(travelled, Serialized.bytes(serializer, new Increment(3))))
                .isEqualTo(new Increment(3));
    }

    @Test
    void orderOfVariantsDoesNotMatterForOpenSums() {
        assertThat(PortalsTypes.of(Type.oneOf(Increment.class, Read.class)))
                .isEqualTo(PortalsTypes.of(Type.oneOf(Read.class, Increment.class)))
                .isNotEqualTo(PortalsTypes.of(Type.oneOf(Read.class, Reset.class)));
    }
}
