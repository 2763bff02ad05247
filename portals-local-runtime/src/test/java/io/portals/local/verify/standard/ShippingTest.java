package io.portals.local.verify.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Fn;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.local.verify.ShippingException;
import io.portals.local.verify.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks and functions, by whichever verification. */
class ShippingTest {
    private static final String PATH = "/shop/workflows/carts/cart";

    record Count(PerKey<Long> total, List<Integer> steps, Class<?> unit) implements Fn<Integer, Integer> {
        @Override
        public Integer apply(Integer number) {
            return number + steps.get(0);
        }
    }

    record Clock(Object source) implements Fn<Integer, Integer> {
        @Override
        public Integer apply(Integer number) {
            return number;
        }
    }

    static final class Meter {}

    record Sample(int most) implements Fn<Integer, Integer> {
        private static boolean strict;

        Sample {
            if (strict && most < 1) {
                throw new IllegalArgumentException("most is " + most);
            }
        }

        @Override
        public Integer apply(Integer number) {
            return Math.min(number, most);
        }
    }

    record Holder(Fn<Integer, Integer> held) implements Serializable {}

    static Stream<Verification> verifications() {
        return Stream.of(
                new ImmutabilityVerification("of this test"), new CodecVerification(new FakeCodecs(null, null)));
    }

    private final int offset = 1;

    private Fn<Integer, Integer> usingItsObject() {
        return number -> number + offset + hashCode();
    }

    @ParameterizedTest
    @MethodSource("verifications")
    void aTaskArrivesAsAnotherThatIsEqual(Verification verification) {
        PerKey<Long> total = State.perKey("total", Long.class).orElse(0L);
        Count task = new Count(total, List.of(2), int.class);

        Count arrived = verification.shipped(PATH, "the task", task);

        assertThat(arrived).isEqualTo(task).isNotSameAs(task);
        assertThat(arrived.apply(1)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("verifications")
    void aLambdaArrivesWithWhatItCaptures(Verification verification) {
        int captured = 7;
        Fn<Integer, Integer> function = number -> number + captured;

        Fn<Integer, Integer> arrived = verification.shipped(PATH, "the function", function);

        assertThat(arrived).isNotSameAs(function);
        assertThat(arrived.apply(1)).isEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("verifications")
    void whatIsNotSerializableIsRefused(Verification verification) {
        assertThatThrownBy(() -> verification.shipped(PATH, "the task", new Clock(new Meter())))
                .isInstanceOf(ShippingException.class)
                .hasMessage("/shop/workflows/carts/cart: the task cannot be shipped to where it runs"
                        + " (java.io.NotSerializableException: io.portals.local.verify.standard.ShippingTest$Meter); let it"
                        + " capture, or have as components, only what is Serializable; a lambda in an instance method"
                        + " captures its object when it uses a field")
                .hasCauseInstanceOf(java.io.NotSerializableException.class);
        assertThatCode(() -> verification.shipped(PATH, "the task", new Clock("a meter")))
                .doesNotThrowAnyException();
    }

    @Test
    void aLambdaThatCapturesItsObjectIsRefused() {
        assertThatThrownBy(() -> Shipping.ship(PATH, "keyOf", usingItsObject()))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith("/shop/workflows/carts/cart: keyOf cannot be shipped to where it runs"
                        + " (java.io.NotSerializableException: io.portals.local.verify.standard.ShippingTest);")
                .hasMessageEndingWith("captures its object when it uses a field");
    }

    @Test
    void whatCannotBeReadAgainIsRefused() {
        Sample none = new Sample(0);
        Sample.strict = true;
        try {
            assertThatThrownBy(() -> Shipping.ship(PATH, "the function", new Holder(none)))
                    .isInstanceOf(ShippingException.class)
                    .hasMessage(
                            "/shop/workflows/carts/cart: the function cannot be shipped to where it runs"
                                    + " (java.io.InvalidObjectException: most is 0); let it capture, or have as components, only"
                                    + " what can be read as it was written: its constructors must accept it, its classes be found");
            assertThatCode(() -> Shipping.ship(PATH, "the function", new Holder(new Sample(1))))
                    .doesNotThrowAnyException();
        } finally {
            Sample.strict = false;
        }
    }

    /** As where a program is loaded for each run. */
    @Test
    void classesAreThoseOfTheFunctionsClassLoader() throws Exception {
        ClassLoader loader = new OwnClasses();
        Class<?> held = loader.loadClass(Sample.class.getName());
        Class<?> holder = loader.loadClass(Holder.class.getName());
        var ofSample = held.getDeclaredConstructor(int.class);
        var ofHolder = holder.getDeclaredConstructor(Fn.class);
        ofSample.setAccessible(true);
        ofHolder.setAccessible(true);
        Object function = ofHolder.newInstance(ofSample.newInstance(1));

        Object arrived = Shipping.ship(PATH, "the function", function);

        assertThat(holder).isNotSameAs(Holder.class);
        assertThat(arrived).isEqualTo(function).hasSameClassAs(function).isNotSameAs(function);
    }

    /** As where a key selector is wrapped by the builder, or an iterator by a generator. */
    @Test
    void whatIsHeldMayBeOfAnotherClassLoader() throws Exception {
        var ofSample = new OwnClasses().loadClass(Sample.class.getName()).getDeclaredConstructor(int.class);
        ofSample.setAccessible(true);
        @SuppressWarnings("unchecked") // it is a function of integers
        Holder function = new Holder((Fn<Integer, Integer>) ofSample.newInstance(1));

        Holder arrived = Shipping.ship(PATH, "the function", function);

        assertThat(arrived.held()).isNotInstanceOf(Sample.class);
        assertThat(arrived).isEqualTo(function).isNotSameAs(function);
    }

    /** Loads the classes of this test once more. */
    private static final class OwnClasses extends ClassLoader {
        OwnClasses() {
            super(ShippingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(ShippingTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
