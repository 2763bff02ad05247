package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Type;
import io.portals.api.task.ReplyTo;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyHashesTest {

    record Id(String tenant, long number) {}

    record Daily(Id id, DayOfWeek day) {}

    record Deep(Optional<List<Daily>> days) {}

    record Generic<T>(T value) {}

    record Bytes(byte[] bytes) {}

    sealed interface Key {}

    record Good(int value) implements Key {}

    record Bad(DayOfWeek day) implements Key {}

    public static class NoHash {
        public int value;
    }

    public static class WithHash {
        public int value;

        @Override
        public boolean equals(Object other) {
            return other instanceof WithHash that && value == that.value;
        }

        @Override
        public int hashCode() {
            return value;
        }
    }

    record Problem(Type<?> type, String where, String problem, String mend, Type<?> twin) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<Problem> problems() {
        String me = KeyHashesTest.class.getName();
        return List.of(
                new Problem(Type.of(DayOfWeek.class), "java.time.DayOfWeek", "enum", "name()", Type.of(String.class)),
                new Problem(Type.of(Daily.class), me + "$Daily.day", "enum", "name()", Type.of(Id.class)),
                new Problem(Type.of(Deep.class), me + "$Deep.days?[].day", "enum", "name()", Type.of(Id.class)),
                new Problem(
                        new Type<Generic<DayOfWeek>>() {}, ".value", "enum", "name()", new Type<Generic<Instant>>() {}),
                new Problem(
                        new Type<List<Optional<DayOfWeek>>>() {},
                        "[]?",
                        "enum",
                        "name()",
                        new Type<List<Optional<Id>>>() {}),
                new Problem(Type.of(Key.class), "Key(Bad).day", "enum", "name()", Type.of(Good.class)),
                new Problem(
                        Type.oneOf(Good.class, Bad.class),
                        "Bad)(Bad).day",
                        "enum",
                        "name()",
                        Type.oneOf(Good.class, Id.class)),
                new Problem(Type.of(byte[].class), "byte[]", "array", "List", Type.of(Long.class)),
                new Problem(Type.of(Bytes.class), "Bytes.bytes", "array", "List", Type.of(UUID.class)),
                new Problem(
                        new Type<List<String>[]>() {},
                        "List<java.lang.String>[]",
                        "array",
                        "List",
                        new Type<List<String>>() {}),
                new Problem(Type.of(Object.class), "java.lang.Object", "Object", "record", Type.of(Integer.class)),
                new Problem(Type.of(Class.class), "java.lang.Class", "Class", "String", Type.of(String.class)),
                new Problem(
                        Type.of(NoHash.class),
                        "NoHash",
                        "does not override hashCode",
                        "record",
                        Type.of(WithHash.class)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aHashThatDiffersFromJvmToJvmIsAProblemOfTheKey(Problem given) {
        assertThat(PortalsTypes.problemOfKey(given.type())).hasValueSatisfying(text -> assertThat(text)
                .contains(given.where())
                .contains(given.problem())
                .contains("hashCode differs from JVM to JVM")
                .contains(given.mend()));
        assertThat(PortalsTypes.problemOfKey(given.twin())).isEmpty();
    }

    @Test
    void aCollectionWithoutAnOrderIsAProblemOfTheKey() {
        record Tagged(String name, Set<String> tags) {}
        record Sorted(String name, List<String> tags) {}

        assertThat(PortalsTypes.problemOfKey(Type.of(Tagged.class)))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("Tagged.tags is a Set").contains("sorted List"));
        assertThat(PortalsTypes.problemOfKey(new Type<Map<String, Id>>() {})).isPresent();
        assertThat(PortalsTypes.problemOfKey(Type.of(Sorted.class))).isEmpty();
    }

    @Test
    void aReplyAddressIsAGoodKey() {
        assertThat(PortalsTypes.problemOfKey(new Type<ReplyTo<DayOfWeek>>() {})).isEmpty();
    }
}
