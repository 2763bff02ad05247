package io.portals.conformance.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Fn;
import io.portals.api.Type;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.ReplyTo;
import io.portals.local.verify.ShippingException;
import io.portals.local.verify.Verification;
import io.portals.local.verify.standard.StandardVerification;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlinkVerificationTest {
    private static final String PATH = "/shop/workflows/carts/cart";

    record Cart(String user, List<String> items) {}

    record Box<T>(T held) {}

    sealed interface Message {}

    record Add(String item) implements Message {}

    record Clear() implements Message {}

    record Answered(String user, ReplyTo<Long> waiting) {}

    record Loose(Object held) {}

    record Tight(String held) {}

    /** Does not keep what it is given. */
    record Trimmed(String text) {
        Trimmed {
            text = text.substring(1);
        }
    }

    /** Accepts less than it holds. */
    record Counted(List<String> items) {
        private static boolean strict;

        Counted {
            if (strict && items.isEmpty()) {
                throw new IllegalArgumentException("no items");
            }
        }
    }

    /** That Flink writes field by field. */
    public static class Tags {
        public Set<String> names;

        @Override
        public String toString() {
            return names.toString();
        }
    }

    record TagsRecord(Set<String> names) {}

    private final Verification verification = StandardVerification.find();

    private Object send(Type<?> type, Object value) {
        return verification.boundary(PATH, "events", type).cross(value);
    }

    @Test
    void itIsByFlinksSerializers() {
        assertThat(verification).hasToString("by the serializers of io.portals.flink.types.FlinkCodecs");
    }

    record Case(Type<?> type, Object value) {}

    static Stream<Case> values() {
        Cart cart = new Cart("ann", Arrays.asList("pear", null));
        Type<Object> open = Type.oneOf(Cart.class, Message.class, PortalFailure.class);
        return Stream.of(
                new Case(Type.of(Cart.class), cart),
                new Case(Type.of(Cart.class), new Cart(null, null)),
                new Case(new Type<Box<Optional<Cart>>>() {}, new Box<>(Optional.of(cart))),
                new Case(new Type<Map<String, List<Cart>>>() {}, Map.of("ann", List.of(cart))),
                new Case(new Type<List<Message>>() {}, List.of(new Add("pear"), new Clear())),
                new Case(open, cart),
                new Case(open, new Add("fig")),
                new Case(open, new PortalFailure(PortalFailure.Kind.TIMEOUT, "/shop/portals/stock", "5 s")),
                new Case(new Type<ReplyTo<Long>>() {}, new ReplyTo<Long>("/shop/edge", new byte[] {1}, 7)),
                new Case(Type.of(int[].class), new int[] {1, 2}));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueArrivesAsAnotherThatIsEqual(Case given) {
        assertThat(send(given.type(), given.value())).isEqualTo(given.value()).isNotSameAs(given.value());
    }

    @Test
    void whatIsChangedAfterwardsDoesNotArrive() {
        List<String> items = new ArrayList<>(List.of("pear"));

        Object arrived = send(Type.of(Cart.class), new Cart("ann", items));
        items.add("fig");

        assertThat(arrived).isEqualTo(new Cart("ann", List.of("pear")));
    }

    @Test
    void aContinuationArrivesAsItsClass() {
        Verification.Boundary continuations = verification.continuations(PATH, List.of(Answered.class, Add.class));
        Answered answered = new Answered("ann", new ReplyTo<>("/shop/edge", new byte[] {1}, 7));

        assertThat(continuations.cross(answered)).isEqualTo(answered).isNotSameAs(answered);
        assertThat(continuations.cross(new Add("pear"))).isEqualTo(new Add("pear"));
        assertThatThrownBy(() -> continuations.cross(new Clear()))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith(PATH + ": continuations: Clear[] cannot be encoded (")
                .hasMessageContaining("Declare it among the continuations");
    }

    @Test
    void aTypeWithoutASerializerIsRefused() {
        assertThatThrownBy(() -> verification.boundary(PATH, "state \"held\"", Type.of(Loose.class)))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith(PATH + ": state \"held\" cannot be serialized; " + Loose.class.getName()
                        + ".held: java.lang.Object says nothing of what is inside. Make it a sealed interface");
        assertThatCode(() -> verification.boundary(PATH, "state \"held\"", Type.of(Tight.class)))
                .doesNotThrowAnyException();
    }

    @Test
    void aValueThatIsNoVariantIsRefused() {
        Type<Object> open = Type.oneOf(Cart.class, Message.class);

        assertThatThrownBy(() -> send(open, 7L))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith(PATH + ": events: 7 cannot be encoded (java.lang.IllegalArgumentException:"
                        + " java.lang.Long is not a variant of the sum");
        assertThatCode(() -> send(open, new Clear())).doesNotThrowAnyException();
    }

    @Test
    void aValueThatDoesNotSurviveIsNamed() {
        assertThatThrownBy(() -> send(Type.of(Trimmed.class), new Trimmed(" pear")))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith(
                        PATH + ": events: Trimmed[text=pear] does not arrive as it is, but as Trimmed[text=ear],"
                                + " whose encoding is another; let the constructors of its classes keep what they are given,");
        assertThatCode(() -> send(Type.of(Tight.class), new Tight(" pear"))).doesNotThrowAnyException();
    }

    @Test
    void aClassThatLosesTheOrderOfASetIsNamed() {
        Set<String> names = new LinkedHashSet<>(List.of("z", "a", "m"));
        Tags tags = new Tags();
        tags.names = names;

        assertThatThrownBy(() -> send(Type.of(Tags.class), tags))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith(PATH + ": events: [z, a, m] does not arrive as it is, but as [a, ")
                .hasMessageEndingWith("a class that holds sets or maps must be a record, or their order may be lost");
        assertThat(((TagsRecord) send(Type.of(TagsRecord.class), new TagsRecord(names))).names())
                .containsExactly("z", "a", "m");
    }

    @Test
    void aValueThatItsConstructorRefusesIsNamed() {
        Counted none = new Counted(List.of());
        Counted.strict = true;
        try {
            assertThatThrownBy(() -> send(Type.of(Counted.class), none))
                    .isInstanceOf(ShippingException.class)
                    .hasMessageStartingWith(PATH + ": events: Counted[items=[]] cannot be decoded (")
                    .hasMessageContaining("no items");
            assertThatCode(() -> send(Type.of(Counted.class), new Counted(List.of("pear"))))
                    .doesNotThrowAnyException();
        } finally {
            Counted.strict = false;
        }
    }

    @Test
    void functionsAreShipped() {
        Object captured = new Object();
        Fn<Integer, Integer> bad = number -> number + captured.hashCode();
        int offset = 7;
        Fn<Integer, Integer> good = number -> number + offset;

        assertThatThrownBy(() -> verification.shipped(PATH, "the function", bad))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith(PATH + ": the function cannot be shipped to where it runs"
                        + " (java.io.NotSerializableException: java.lang.Object)");
        assertThat(verification.shipped(PATH, "the function", good).apply(1)).isEqualTo(8);
    }

    /** As in a program that has the Flink runtime, but not Flink, which a cluster would bring along. */
    @Test
    void withoutFlinkItIsByImmutability() throws Exception {
        try (URLClassLoader withoutFlink = classPathWithout("flink-core")) {
            assertThat(found(withoutFlink))
                    .isEqualTo("by immutability (serializers are on the class path, but not what they need:"
                            + " java.lang.ClassNotFoundException:"
                            + " org.apache.flink.api.common.serialization.SerializerConfig)");
        }
        try (URLClassLoader complete = classPathWithout("nothing")) {
            assertThat(found(complete)).isEqualTo(verification.toString());
        }
    }

    private static URLClassLoader classPathWithout(String library) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!path.getFileName().toString().startsWith(library)) {
                urls.add(path.toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Whatever is found by the classes of a class loader. */
    private static String found(ClassLoader loader) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return loader.loadClass(StandardVerification.class.getName())
                    .getMethod("find")
                    .invoke(null)
                    .toString();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
