package io.portals.local.verify.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.portals.api.Type;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.ReplyTo;
import io.portals.local.verify.ShippingException;
import io.portals.local.verify.Verification;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values; {@link DeclaredTypesTest} has the types. */
class ImmutabilityVerificationTest {
    private static final String PATH = "/shop/workflows/carts/cart";

    record Cart(String user, List<String> items) {}

    record Box(Object held) {}

    record Holder<T>(T value, Box box) {}

    enum Colour {
        RED {
            @Override
            int weight() {
                return 1;
            }
        },
        BLUE;

        /** Nobody's business: constants are what they are. */
        final int[] samples = {1};

        int weight() {
            return 2;
        }
    }

    static class Money {
        static int made;
        private final long cents;

        Money(long cents) {
            this.cents = cents;
        }

        @Override
        public String toString() {
            return cents + " cents";
        }
    }

    static final class Price extends Money {
        private final List<Money> parts;

        Price(List<Money> parts) {
            super(parts.size());
            this.parts = parts;
        }
    }

    static class Wallet {
        private long cents;

        @Override
        public String toString() {
            return cents + " cents";
        }
    }

    static final class Purse extends Wallet {}

    @TempDir
    private Path folder;

    private static final Verification VERIFICATION = new ImmutabilityVerification("of this test");

    private static Object send(Object value) {
        return VERIFICATION.boundary(PATH, "events", Type.of(Object.class)).cross(value);
    }

    private static Box nested(int deep) {
        Box box = new Box("pear");
        for (int i = 0; i < deep; i++) {
            box = new Box(box);
        }
        return box;
    }

    static Stream<Object> immutable() {
        return Stream.of(
                "pear",
                1,
                2L,
                'c',
                true,
                1.5,
                BigInteger.TEN,
                new BigDecimal("1.50"),
                Instant.EPOCH,
                Duration.ofSeconds(1),
                ZonedDateTime.parse("2026-01-02T03:04:05+01:00[Europe/Stockholm]"),
                new UUID(1, 2),
                URI.create("http://localhost"),
                Locale.ROOT,
                String.class,
                Colour.RED,
                Colour.BLUE,
                OptionalInt.of(1),
                new ReplyTo<String>("/shop/edge", new byte[] {1}, 7),
                new PortalFailure(PortalFailure.Kind.REFUSED, "/shop/portals/stock", "sold out"),
                new Cart("ann", List.of("pear")),
                new Cart(null, null),
                new Holder<>(new Cart("ann", List.of()), new Box(Optional.of("pear"))),
                new Money(1),
                new Price(List.of(new Money(1))),
                Optional.empty(),
                Optional.of(new Cart("ann", List.of())),
                Map.entry("pear", 1),
                nested(499));
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void whatCannotBeChangedArrivesAsItIs(Object value) {
        assertThat(send(value)).isSameAs(value);
    }

    /** Makers of collections that cannot be changed, of one element. */
    static Stream<Object> collectionsOf(Object element) {
        return Stream.of(
                List.of(element),
                List.of(1, 2, element),
                List.of(1, 2, element).subList(1, 3),
                List.copyOf(new ArrayList<>(List.of(element))),
                Stream.of(element).toList(),
                Collections.nCopies(2, element),
                Collections.singletonList(element),
                Collections.unmodifiableList(new ArrayList<>(List.of(element))),
                Collections.unmodifiableCollection(new ArrayList<>(List.of(element))),
                Set.of(element),
                Set.of(1, 2, element),
                Collections.unmodifiableSet(new LinkedHashSet<>(List.of(element))),
                Map.of(1, element),
                Map.of(element, 1),
                Map.of(1, 1, 2, element),
                Collections.singletonMap(1, element),
                Collections.unmodifiableMap(new TreeMap<>(Map.of(1, element))),
                Collections.unmodifiableNavigableMap(new TreeMap<>(Map.of(1, element))),
                ImmutableList.of(element),
                ImmutableList.of(1, element).reverse(),
                ImmutableMap.of(1, element, 2, element),
                Optional.of(element),
                Map.entry(element, 1));
    }

    static Stream<Object> unchangeable() {
        return Stream.concat(
                collectionsOf("pear"),
                Stream.of(
                        List.of(),
                        Set.of(),
                        Map.of(),
                        Collections.emptyList(),
                        Collections.emptyMap(),
                        Collections.emptySet(),
                        Collections.emptySortedSet(),
                        Arrays.asList("pear", null).stream().toList(),
                        ImmutableSortedSet.of("fig", "pear")));
    }

    @ParameterizedTest
    @MethodSource("unchangeable")
    void collectionsThatCannotBeChangedArriveAsTheyAre(Object value) {
        assertThat(send(value)).isSameAs(value);
    }

    static Stream<Object> unchangeableOfWhatCanBeChanged() {
        return collectionsOf(new Box(new ArrayList<>()));
    }

    @ParameterizedTest
    @MethodSource("unchangeableOfWhatCanBeChanged")
    void whatTheyHoldMustBeImmutableToo(Object value) {
        assertThatThrownBy(() -> send(value))
                .isInstanceOf(ShippingException.class)
                .hasMessageContaining(".held is a java.util.ArrayList, which can be changed");
    }

    record Refused(Object value, String problem, String remedy, Object twin) {}

    static Stream<Refused> refusals() {
        String me = ImmutabilityVerificationTest.class.getName();
        List<String> items = new ArrayList<>(List.of("pear"));
        Map<String, String> map = new HashMap<>(Map.of("a", "b"));
        String giveList = "give List.copyOf(...)";
        String giveMap = "give Collections.unmodifiableMap(new LinkedHashMap<>(...))";
        String giveSet = "give Collections.unmodifiableSet(new LinkedHashSet<>(...))";
        String giveNoArray = "give a List, as List.of(...) makes it";
        String makeRecord = "make it a record of what cannot be changed";
        return Stream.of(
                new Refused(
                        new Cart("ann", items),
                        "Cart.items is a java.util.ArrayList, which can be changed, in Cart[user=ann, items=[pear]]",
                        giveList,
                        new Cart("ann", List.copyOf(items))),
                new Refused(
                        items,
                        "the value is a java.util.ArrayList, which can be changed, in [pear]",
                        giveList,
                        Stream.of("pear").toList()),
                new Refused(
                        Arrays.asList("pear"),
                        "the value is a java.util.Arrays$ArrayList, which can be changed, in [pear]",
                        giveList,
                        List.of("pear")),
                new Refused(
                        Collections.synchronizedList(items),
                        "the value is a java.util.Collections$SynchronizedRandomAccessList, which can be changed, in [pear]",
                        giveList,
                        Collections.unmodifiableList(items)),
                new Refused(
                        new Box(map),
                        "Box.held is a java.util.HashMap, which can be changed, in Box[held={a=b}]",
                        giveMap,
                        new Box(Collections.unmodifiableMap(map))),
                new Refused(
                        new Box(EnumSet.of(Colour.RED)),
                        "Box.held is a java.util.RegularEnumSet, which can be changed, in Box[held=[RED]]",
                        giveSet,
                        new Box(Collections.unmodifiableSet(EnumSet.of(Colour.RED)))),
                new Refused(
                        new Box(new EnumMap<>(Map.of(Colour.RED, 1))),
                        "Box.held is a java.util.EnumMap, which can be changed, in Box[held={RED=1}]",
                        giveMap,
                        new Box(Map.of(Colour.RED, 1))),
                new Refused(
                        List.of(1, new Box(new int[0])),
                        "List[1].held is an int[], which can be changed, in [1, Box[held=[I@",
                        giveNoArray,
                        List.of(1, new Box(0))),
                new Refused(
                        Optional.of(new String[0]),
                        "Optional? is a java.lang.String[], which can be changed, in Optional[[Ljava.lang.String;@",
                        giveNoArray,
                        Optional.of("")),
                new Refused(
                        Map.of("a", items),
                        "Map[value] is a java.util.ArrayList, which can be changed, in {a=[pear]}",
                        giveList,
                        Map.of("a", List.of("pear"))),
                new Refused(
                        Map.of(items, "a"),
                        "Map[key] is a java.util.ArrayList, which can be changed, in {[pear]=a}",
                        giveList,
                        Map.of(List.of("pear"), "a")),
                new Refused(
                        Set.of(items),
                        "Set[] is a java.util.ArrayList, which can be changed, in [[pear]]",
                        giveList,
                        Set.of(List.of("pear"))),
                new Refused(
                        new Holder<>(1, new Box(new Wallet())),
                        "Holder.box.held is an " + me
                                + "$Wallet, which can be changed: its field cents is not final, in"
                                + " Holder[value=1, box=Box[held=0 cents]]",
                        makeRecord,
                        new Holder<>(1, new Box(new Money(0)))),
                new Refused(
                        new Purse(),
                        "the value is an " + me
                                + "$Purse, which can be changed: its field cents is not final, in 0 cents",
                        makeRecord,
                        new Price(List.of())),
                new Refused(
                        new Price(new ArrayList<>()),
                        "Price.parts is a java.util.ArrayList, which can be changed, in 0 cents",
                        giveList,
                        new Price(List.of())),
                new Refused(
                        new Box(new Date(0)),
                        "Box.held is a java.util.Date, which can be changed, in Box[held=",
                        makeRecord,
                        new Box(Instant.EPOCH)),
                new Refused(
                        new IllegalStateException("no"),
                        "the value is a java.lang.IllegalStateException, which can be changed, in"
                                + " java.lang.IllegalStateException: no",
                        makeRecord,
                        "no"),
                new Refused(
                        new Box(Base64.getEncoder()),
                        "Box.held is a java.util.Base64$Encoder, of which it is not known that it cannot be changed: its"
                                + " field newline cannot be read, in Box[held=",
                        "give a record that holds what matters of it",
                        new Box("Base64")),
                new Refused(
                        new Box(InetSocketAddress.createUnresolved("localhost", 80)),
                        "Box.held is a java.net.InetSocketAddress, of which it is not known that it cannot be changed: its"
                                + " field holder cannot be read, in Box[held=",
                        "give a record that holds what matters of it",
                        new Box("localhost:80")),
                new Refused(
                        nested(500),
                        ".held is a java.lang.String, more than 500 deep in the value, in Box[held=Box[held=",
                        "keep the parts apart, each under an id of its own, and refer to them by id",
                        nested(499)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCanBeChangedIsRefusedWithThePart(Refused given) {
        assertThatThrownBy(() -> send(given.value()))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith("/shop/workflows/carts/cart: events: ")
                .hasMessageContaining(given.problem())
                .hasMessageEndingWith("; " + given.remedy());
        assertThatCode(() -> send(given.twin())).doesNotThrowAnyException();
    }

    @Test
    void aClassOfAModuleMustBeOpenToBeLookedInto() throws Exception {
        Object closed = valueOfAModule("closed", "");
        Object open = valueOfAModule("open", "opens open;");

        assertThatThrownBy(() -> send(closed))
                .isInstanceOf(ShippingException.class)
                .hasMessage(
                        "/shop/workflows/carts/cart: events: the value is a closed.Order, of which it is not known that"
                                + " it cannot be changed: its field item cannot be read, in pear; open its package to"
                                + " Portals ('opens closed;' in module-info.java)");
        assertThat(send(open)).isSameAs(open).hasToString("pear");
    }

    private Object valueOfAModule(String name, String opens) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name));
        Path classes = folder.resolve(name + "-classes");
        Path module = Files.writeString(
                sources.resolve("module-info.java"),
                "module " + name + " { provides java.util.function.Supplier with " + name + ".Order; " + opens + " }");
        Path order = Files.writeString(
                sources.resolve("Order.java"),
                """
                package %s;
                public final class Order implements java.util.function.Supplier<Object> {
                  private final Object item = "pear";
                  public Object get() { return item; }
                  public String toString() { return item.toString(); }
                }
                """
                        .formatted(name));
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-d", classes.toString(), module.toString(), order.toString());
        assertThat(status).isZero();
        ModuleLayer boot = ModuleLayer.boot();
        ModuleLayer layer = boot.defineModulesWithOneLoader(
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of(name)), null);
        return ServiceLoader.load(layer, Supplier.class).findFirst().orElseThrow();
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        Verification.Boundary numbers = VERIFICATION.boundary(PATH, "keys", Type.of(Long.class));
        Verification.Boundary lists = VERIFICATION.boundary(PATH, "keys", new Type<List<Long>>() {});
        Verification.Boundary either = VERIFICATION.boundary(PATH, "keys", Type.oneOf(Long.class, Cart.class));

        assertThatThrownBy(() -> numbers.cross(1))
                .isInstanceOf(ShippingException.class)
                .hasMessage(
                        "/shop/workflows/carts/cart: keys: 1 is a java.lang.Integer, not a java.lang.Long; give values"
                                + " of the declared type");
        assertThatThrownBy(() -> lists.cross(1L)).hasMessageContaining("1 is a java.lang.Long, not a java.util.List;");
        assertThatThrownBy(() -> either.cross(1))
                .hasMessageContaining(
                        "1 is a java.lang.Integer, not a java.lang.Long nor an " + Cart.class.getName() + ";");
        assertThat(numbers.cross(1L)).isEqualTo(1L);
        assertThat(lists.cross(List.of(1L))).isEqualTo(List.of(1L));
        assertThat(either.cross(1L)).isEqualTo(1L);
        assertThat(either.cross(new Cart("ann", List.of()))).isEqualTo(new Cart("ann", List.of()));
    }

    @Test
    void continuationsMustBeDeclaredAndImmutable() {
        Verification.Boundary continuations = VERIFICATION.continuations(PATH, List.of(Cart.class));
        Cart cart = new Cart("ann", List.of());

        assertThat(continuations.cross(cart)).isSameAs(cart);
        assertThatThrownBy(() -> continuations.cross(new Box(1)))
                .isInstanceOf(ShippingException.class)
                .hasMessage("/shop/workflows/carts/cart: continuations: Box[held=1] is an " + Box.class.getName()
                        + ", not an " + Cart.class.getName() + "; declare it among the continuations in uses()");
        assertThatThrownBy(() -> continuations.cross(new Cart("ann", new ArrayList<>())))
                .isInstanceOf(ShippingException.class)
                .hasMessageContaining("continuations: Cart.items is a java.util.ArrayList, which can be changed");
    }

    @Test
    void itSaysWhyThereIsNothingBetter() {
        assertThat(VERIFICATION).hasToString("by immutability (of this test)");
    }
}
