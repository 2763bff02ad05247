package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Either;
import io.portals.api.Type;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class ParameterizedTypeTest {
    record Increment(int by) {}

    record Rename(String to) {}

    record Addressed<M>(String to, M message) {}

    sealed interface Letter<M, B> {}

    record Tell<M, B>(String to, M message) implements Letter<M, B> {}

    record Spawn<M, B>(String to, List<B> behaviors) implements Letter<M, B> {}

    private static final Type<Object> MESSAGES = Type.oneOf(Increment.class, Rename.class);
    private static final Type<Letter<Object, Object>> LETTERS =
            Type.parameterized(Letter.class, MESSAGES, Type.oneOf(String.class, Long.class));

    private final FlinkCodecs codecs = new FlinkCodecs();

    private <T> T shipped(Type<T> type, T value) {
        return codecs.of(type).decode(codecs.of(type).encode(value));
    }

    @Test
    void writesAndReadsARecordWhoseComponentIsAnOpenSum() {
        Type<Addressed<Object>> letters = Type.parameterized(Addressed.class, MESSAGES);

        for (Object message : List.of(new Increment(3), new Rename("x"))) {
            assertThat(shipped(letters, new Addressed<>("ann", message))).isEqualTo(new Addressed<>("ann", message));
        }
        assertThatThrownBy(() -> shipped(letters, new Addressed<>("ann", "a string")))
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void writesAndReadsTheVariantsOfASealedInterface() {
        assertThat(shipped(LETTERS, new Tell<>("a", new Rename("b")))).isEqualTo(new Tell<>("a", new Rename("b")));
        assertThat(shipped(LETTERS, new Spawn<>("a", List.of("x", 1L)))).isEqualTo(new Spawn<>("a", List.of("x", 1L)));
    }

    @Test
    void nestsInItselfAndInCollections() {
        Type<Map<String, Addressed<Object>>> nested =
                Type.parameterized(Map.class, Type.of(String.class), Type.parameterized(Addressed.class, MESSAGES));
        Map<String, Addressed<Object>> value = Map.of("k", new Addressed<>("a", new Increment(1)));

        assertThat(shipped(nested, value)).isEqualTo(value);
    }

    @Test
    void isTheTypeThatJavaWouldSay() {
        Type<Addressed<String>> said = Type.parameterized(Addressed.class, Type.of(String.class));
        Type<Addressed<String>> java = new Type<Addressed<String>>() {};

        assertThat(PortalsTypes.sameType(said, java)).isTrue();
        assertThat(PortalsTypes.sameType(java, said)).isTrue();
        assertThat(PortalsTypes.sameType(said, new Type<Addressed<Long>>() {})).isFalse();
        assertThat(PortalsTypes.nameOf(said)).isEqualTo(PortalsTypes.nameOf(java));
        assertThat(PortalsTypes.sameType(LETTERS, Type.parameterized(Letter.class, MESSAGES, MESSAGES)))
                .isFalse();
        assertThat(serializer(said)).isEqualTo(serializer(java));
    }

    @Test
    void writesAnEitherAsAlways() {
        Type<Either<String, Long>> said = Type.either(Type.of(String.class), Type.of(Long.class));

        assertThat(serializer(said)).isEqualTo(serializer(new Type<Either<String, Long>>() {}));
    }

    @Test
    void isAKeyIfItsPartsAre() {
        assertThat(PortalsTypes.problemOfKey(Type.parameterized(Addressed.class, MESSAGES)))
                .isEmpty();
        assertThat(PortalsTypes.problemOfKey(
                        Type.parameterized(Addressed.class, Type.oneOf(Increment.class, Thread.State.class))))
                .hasValueSatisfying(problem -> assertThat(problem).contains(".message(State) is an enum"));
    }

    @Test
    void refusesAWrongNumberOfArguments() {
        assertThatThrownBy(() -> PortalsTypes.of(Type.parameterized(Addressed.class, MESSAGES, Type.of(UUID.class))))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("has 1 type parameters, and was given 2 arguments");
    }

    private static Object serializer(Type<?> type) {
        TypeInformation<?> info = PortalsTypes.of(type);
        return info.createSerializer(new SerializerConfigImpl());
    }
}
