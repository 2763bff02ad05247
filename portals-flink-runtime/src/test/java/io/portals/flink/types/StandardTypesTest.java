package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
import io.portals.api.task.ReplyTo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardTypesTest {

    enum Colour {
        RED,
        GREEN
    }

    record Point(int x, int y) {}

    record Case(Type<?> type, Object value) {
        @Override
        public String toString() {
            return value.getClass().getSimpleName() + " " + value;
        }
    }

    static List<Case> values() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put(null, 2);
        map.put("a", null);
        return List.of(
                new Case(Type.of(String.class), "text"),
                new Case(Type.of(Character.class), 'c'),
                new Case(Type.of(Byte.class), (byte) 1),
                new Case(Type.of(Short.class), (short) 1),
                new Case(Type.of(Boolean.class), true),
                new Case(Type.of(BigDecimal.class), new BigDecimal("1.50")),
                new Case(Type.of(BigInteger.class), BigInteger.TEN.pow(30)),
                new Case(Type.of(byte[].class), new byte[] {1, 2}),
                new Case(Type.of(long[].class), new long[] {1, 2}),
                new Case(Type.of(String[].class), new String[] {"a", null}),
                new Case(Type.of(Point[].class), new Point[] {new Point(1, 2)}),
                new Case(Type.of(Instant.class), Instant.ofEpochSecond(1, 2)),
                new Case(Type.of(LocalDate.class), LocalDate.of(2026, 1, 2)),
                new Case(Type.of(LocalTime.class), LocalTime.of(1, 2, 3, 4)),
                new Case(Type.of(LocalDateTime.class), LocalDateTime.of(2026, 1, 2, 3, 4)),
                new Case(Type.of(Colour.class), Colour.GREEN),
                new Case(Type.of(UUID.class), new UUID(1, -2)),
                new Case(Type.of(Duration.class), Duration.ofSeconds(-1, 5)),
                new Case(new Type<Optional<Point>>() {}, Optional.of(new Point(1, 2))),
                new Case(new Type<Optional<Point>>() {}, Optional.empty()),
                new Case(new Type<List<Point>>() {}, Arrays.asList(new Point(1, 2), null)),
                new Case(new Type<List<String>>() {}, List.of()),
                new Case(new Type<Collection<String>>() {}, List.of("b", "a")),
                new Case(new Type<Collection<String>>() {}, Set.of("b")),
                new Case(new Type<Set<String>>() {}, new LinkedHashSet<>(Arrays.asList("b", null, "a"))),
                new Case(new Type<Map<String, Integer>>() {}, map),
                new Case(
                        new Type<Map<Colour, List<Optional<UUID>>>>() {},
                        Map.of(Colour.RED, List.of(Optional.empty()))),
                new Case(new Type<List<? extends Point>>() {}, List.of(new Point(3, 4))),
                new Case(new Type<Tuple2<String, Point>>() {}, Tuple2.of("a", new Point(1, 2))),
                new Case(new Type<ReplyTo<String>>() {}, new ReplyTo<String>("/shop/edge", new byte[] {1, 2}, 7)),
                new Case(new Type<List<ReplyTo<?>>>() {}, List.of(new ReplyTo<String>("e", new byte[0], -1))));
    }

    @ParameterizedTest
    @MethodSource("values")
    @SuppressWarnings("unchecked")
    void valuesComeBack(Case given) throws Exception {
        TypeSerializer<Object> serializer = (TypeSerializer<Object>) Serialized.serializer(given.type());

        Object read = Serialized.roundTrip(serializer, given.value());
        Object afterTravel = Serialized.roundTrip(InstantiationUtil.clone(serializer), given.value());
        Object restored =
                Serialized.roundTrip(serializer.snapshotConfiguration().restoreSerializer(), given.value());

        assertThat(read).isEqualTo(given.value());
        assertThat(afterTravel).isEqualTo(given.value());
        assertThat(restored).isEqualTo(given.value());
        assertThat(serializer.copy(given.value())).isEqualTo(given.value());
        assertThat(PortalsTypes.of(given.type())).isEqualTo(InstantiationUtil.clone(PortalsTypes.of(given.type())));
    }

    @Test
    void setsAndMapsKeepTheOrderOfIteration() {
        Set<String> set = new LinkedHashSet<>(List.of("z", "a", "m"));
        Map<String, Integer> map = new LinkedHashMap<>();
        set.forEach(key -> map.put(key, key.hashCode()));

        assertThat(Serialized.roundTrip(Serialized.serializer(new Type<Set<String>>() {}), set))
                .containsExactly("z", "a", "m");
        assertThat(Serialized.roundTrip(Serialized.serializer(new Type<Map<String, Integer>>() {}), map)
                        .keySet())
                .containsExactly("z", "a", "m");
    }

    @Test
    void whatIsReadIsUnmodifiableAndCopiesToItself() {
        TypeSerializer<List<String>> lists = Serialized.serializer(new Type<List<String>>() {});
        TypeSerializer<Set<String>> sets = Serialized.serializer(new Type<Set<String>>() {});
        TypeSerializer<Map<String, String>> maps = Serialized.serializer(new Type<Map<String, String>>() {});

        List<String> list = Serialized.roundTrip(lists, new ArrayList<>(List.of("a")));
        Set<String> set = Serialized.roundTrip(sets, new TreeSet<>(List.of("a")));
        Map<String, String> map = Serialized.roundTrip(maps, new LinkedHashMap<>(Map.of("a", "b")));

        assertThatThrownBy(() -> list.add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("b", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(lists.copy(list)).isSameAs(list);
        assertThat(sets.copy(set)).isSameAs(set);
        assertThat(maps.copy(map)).isSameAs(map);
    }

    @Test
    void unmodifiableCollectionsOfTheJdkCopyToThemselves() {
        TypeSerializer<List<String>> lists = Serialized.serializer(new Type<List<String>>() {});
        TypeSerializer<Set<String>> sets = Serialized.serializer(new Type<Set<String>>() {});
        TypeSerializer<Map<String, String>> maps = Serialized.serializer(new Type<Map<String, String>>() {});

        for (List<String> list : List.of(
                List.<String>of(),
                List.of("a"),
                List.of("a", "b", "c"),
                List.copyOf(List.of("a")),
                Collections.unmodifiableList(new ArrayList<>(List.of("a"))),
                Collections.singletonList("a"))) {
            assertThat(lists.copy(list)).isSameAs(list);
        }
        for (Set<String> set : List.of(Set.<String>of(), Set.of("a"), Set.of("a", "b", "c"))) {
            assertThat(sets.copy(set)).isSameAs(set);
        }
        for (Map<String, String> map :
                List.of(Map.<String, String>of(), Map.of("a", "b"), Map.of("a", "b", "c", "d"))) {
            assertThat(maps.copy(map)).isSameAs(map);
        }
    }

    @Test
    void mutableCollectionsAreCopiedDeeplyIntoUnmodifiableOnes() {
        TypeSerializer<List<List<String>>> serializer = Serialized.serializer(new Type<List<List<String>>>() {});
        List<String> inner = new ArrayList<>(List.of("a"));
        List<List<String>> outer = List.of(inner);

        List<List<String>> copy = serializer.copy(outer);
        inner.add("b");

        assertThat(copy).isEqualTo(List.of(List.of("a")));
        assertThatThrownBy(() -> copy.get(0).add("c")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void mutableMapsAndOptionalsAreCopiedDeeply() {
        TypeSerializer<Map<String, List<String>>> maps =
                Serialized.serializer(new Type<Map<String, List<String>>>() {});
        TypeSerializer<Optional<List<String>>> optionals = Serialized.serializer(new Type<Optional<List<String>>>() {});
        List<String> inner = new ArrayList<>(List.of("a"));

        Map<String, List<String>> map = maps.copy(Map.of("k", inner));
        Optional<List<String>> optional = optionals.copy(Optional.of(inner));
        inner.add("b");

        assertThat(map).isEqualTo(Map.of("k", List.of("a")));
        assertThat(optional).contains(List.of("a"));
    }

    @Test
    void optionalsOfImmutableValuesAreImmutable() {
        assertThat(Serialized.serializer(new Type<Optional<UUID>>() {}).isImmutableType())
                .isTrue();
        assertThat(Serialized.serializer(new Type<Optional<byte[]>>() {}).isImmutableType())
                .isFalse();
    }

    @Test
    void replyAddressesAreValues() {
        ReplyTo<String> address = new ReplyTo<>("e", new byte[] {1}, 2);

        assertThat(address).isEqualTo(new ReplyTo<String>("e", new byte[] {1}, 2));
        assertThat(address.hashCode()).isEqualTo(new ReplyTo<>("e", new byte[] {1}, 2).hashCode());
        assertThat(address).isNotEqualTo(new ReplyTo<String>("e", new byte[] {2}, 2));
        assertThat(address).isNotEqualTo(new ReplyTo<String>("f", new byte[] {1}, 2));
        assertThat(address).isNotEqualTo(new ReplyTo<String>("e", new byte[] {1}, 3));
        assertThat(address).hasToString("ReplyTo(e, key 01, request 2)");
    }
}
