package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RecordSerializerTest {

    public record Everything(
            boolean bool, byte b, short s, char c, int i, long l, float f, double d, String text, Integer boxed) {}

    private record Hidden(String name, Inner inner) {
        private record Inner(long value) {}
    }

    public record Empty() {}

    public record Primitives(int x, long y) {}

    public record Pair<A, B>(A first, B second) {}

    public record Nested(Pair<String, List<Integer>> pair, Optional<Hidden> hidden) {}

    public record Wide(
            String c0,
            String c1,
            String c2,
            String c3,
            String c4,
            String c5,
            String c6,
            String c7,
            String c8,
            int last) {}

    public record Tags(String name, List<String> tags, long at) {}

    public static final class Box {
        public int value;

        @Override
        public boolean equals(Object other) {
            return other instanceof Box that && value == that.value;
        }

        @Override
        public int hashCode() {
            return value;
        }
    }

    public record Boxed(Box box, String name) {}

    public record Positive(int value) {
        public Positive {
            if (value < 0) {
                throw new IllegalArgumentException("negative");
            }
        }

        static boolean lenient;

        @Override
        public int value() {
            return lenient ? -1 : value;
        }
    }

    private static <T> T trip(Class<T> type, T value) {
        return Serialized.roundTrip(Serialized.serializer(Type.of(type)), value);
    }

    @Test
    void allKindsOfComponentsComeBack() {
        Everything value = new Everything(true, (byte) -1, (short) -2, 'ß', -3, -4L, 1.5f, -2.5, "text", 7);

        assertThat(trip(Everything.class, value)).isEqualTo(value);
    }

    @Test
    void nullComponentsComeBackAsNull() {
        Everything value = new Everything(false, (byte) 0, (short) 0, 'a', 0, 0, 0, 0, null, null);

        assertThat(trip(Everything.class, value)).isEqualTo(value);
    }

    @Test
    void everyBitOfAMaskOfSeveralBytesCounts() {
        TypeSerializer<Wide> serializer = Serialized.serializer(Type.of(Wide.class));
        for (int missing = 0; missing < 9; missing++) {
            String[] c = {"0", "1", "2", "3", "4", "5", "6", "7", "8"};
            c[missing] = null;
            Wide value = new Wide(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], missing);

            assertThat(Serialized.roundTrip(serializer, value)).isEqualTo(value);
        }
    }

    @Test
    void aPrivateNestedRecordComesBack() {
        Hidden value = new Hidden("ann", new Hidden.Inner(3));

        assertThat(trip(Hidden.class, value)).isEqualTo(value);
    }

    @Test
    void aLocalRecordComesBack() {
        record Local(int x) {}

        assertThat(trip(Local.class, new Local(4))).isEqualTo(new Local(4));
    }

    @Test
    void anEmptyRecordTakesNoBytes() {
        assertThat(trip(Empty.class, new Empty())).isEqualTo(new Empty());
        assertThat(Serialized.bytes(Serialized.serializer(Type.of(Empty.class)), new Empty()))
                .isEmpty();
    }

    @Test
    void aRecordOfPrimitivesHasNoMask() {
        byte[] bytes = Serialized.bytes(Serialized.serializer(Type.of(Primitives.class)), new Primitives(1, 2));

        assertThat(bytes).hasSize(Integer.BYTES + Long.BYTES);
    }

    @Test
    void typeArgumentsAreSubstitutedAllTheWayDown() {
        Nested value = new Nested(new Pair<>("a", List.of(1, 2)), Optional.of(new Hidden("ann", new Hidden.Inner(3))));

        assertThat(trip(Nested.class, value)).isEqualTo(value);
    }

    @Test
    void aGenericRecordOfATypeTokenComesBack() {
        TypeSerializer<Pair<Long, Pair<String, Integer>>> serializer =
                Serialized.serializer(new Type<Pair<Long, Pair<String, Integer>>>() {});
        Pair<Long, Pair<String, Integer>> value = new Pair<>(1L, new Pair<>(null, 2));

        assertThat(Serialized.roundTrip(serializer, value)).isEqualTo(value);
    }

    @Test
    void recordsOfImmutablePartsAreImmutableAndCopyToThemselves() {
        TypeSerializer<Everything> serializer = Serialized.serializer(Type.of(Everything.class));
        Everything value = new Everything(true, (byte) 1, (short) 1, 'a', 1, 1, 1, 1, "text", 7);

        assertThat(serializer.isImmutableType()).isTrue();
        assertThat(serializer.copy(value)).isSameAs(value);
    }

    @Test
    void aRecordWithAnUnmodifiableListCopiesToItself() {
        TypeSerializer<Tags> serializer = Serialized.serializer(Type.of(Tags.class));
        Tags value = new Tags("ann", List.of("a", "b"), 1);

        assertThat(serializer.isImmutableType()).isFalse();
        assertThat(serializer.copy(value)).isSameAs(value);
        assertThat(serializer.copy(new Tags(null, null, 1))).isEqualTo(new Tags(null, null, 1));
    }

    @Test
    void aRecordWithAMutableListIsCopiedOnce() {
        TypeSerializer<Tags> serializer = Serialized.serializer(Type.of(Tags.class));
        List<String> mutable = new ArrayList<>(List.of("a"));
        Tags value = new Tags("ann", mutable, 1);

        Tags copy = serializer.copy(value);
        mutable.add("b");

        assertThat(copy).isEqualTo(new Tags("ann", List.of("a"), 1));
        assertThat(serializer.copy(copy)).isSameAs(copy);
    }

    @Test
    void aRecordWithAMutablePojoIsCopiedDeeply() {
        TypeSerializer<Boxed> serializer = Serialized.serializer(Type.of(Boxed.class));
        Boxed value = new Boxed(new Box(), "ann");

        Boxed copy = serializer.copy(value);
        value.box().value = 5;

        assertThat(serializer.isImmutableType()).isFalse();
        assertThat(copy.box().value).isZero();
        assertThat(copy.name()).isEqualTo("ann");
    }

    @Test
    void statefulNestedSerializersAreDuplicatedAndStatelessOnesShared() {
        TypeSerializer<Boxed> stateful = Serialized.serializer(Type.of(Boxed.class));
        TypeSerializer<Nested> stateless = Serialized.serializer(Type.of(Nested.class));
        Boxed value = new Boxed(new Box(), "ann");

        assertThat(stateful.duplicate()).isNotSameAs(stateful).isEqualTo(stateful);
        assertThat(Serialized.read(stateful.duplicate(), Serialized.bytes(stateful, value)))
                .isEqualTo(value);
        assertThat(stateless.duplicate()).isSameAs(stateless);
    }

    @Test
    void aSerializerWorksAfterJavaSerialization() throws Exception {
        TypeSerializer<Nested> serializer = Serialized.serializer(Type.of(Nested.class));
        Nested value = new Nested(new Pair<>("a", List.of(1)), Optional.of(new Hidden(null, null)));
        byte[] before = Serialized.bytes(serializer, value);

        TypeSerializer<Nested> travelled = InstantiationUtil.clone(serializer);

        assertThat(travelled).isEqualTo(serializer);
        assertThat(Serialized.read(travelled, before)).isEqualTo(value);
        assertThat(Serialized.bytes(travelled, value)).isEqualTo(before);
        assertThat(InstantiationUtil.clone(PortalsTypes.of(Nested.class))).isEqualTo(PortalsTypes.of(Nested.class));
    }

    @Test
    void aConstructorThatThrowsSurfacesWithTheRecordsName() {
        TypeSerializer<Positive> serializer = Serialized.serializer(Type.of(Positive.class));
        Positive value = new Positive(1);
        byte[] good = Serialized.bytes(serializer, value);
        Positive.lenient = true;
        byte[] bad;
        try {
            bad = Serialized.bytes(serializer, value);
        } finally {
            Positive.lenient = false;
        }

        assertThat(Serialized.read(serializer, good)).isEqualTo(value);
        assertThatThrownBy(() -> Serialized.read(serializer, bad))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Positive.class.getName())
                .hasMessageContaining("negative")
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesThatEndEarlyAreAnIoError() {
        TypeSerializer<Primitives> serializer = Serialized.serializer(Type.of(Primitives.class));

        assertThatThrownBy(() -> Serialized.read(serializer, new byte[5]))
                .hasCauseInstanceOf(java.io.IOException.class);
    }
}
