package io.portals.local.verify.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.portals.api.Type;
import io.portals.api.task.ReplyTo;
import io.portals.local.verify.ShippingException;
import io.portals.local.verify.Verification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of a boundary's type before there are values. */
class DeclaredTypesTest {
    private static final String PATH = "/shop/portals/stock";

    record Samples(String name, int[] values) {}

    record Lines(String name, ArrayList<String> lines) {}

    record Open(String name, List<String> lines, Object anything, Runnable code) {}

    record Holder<T>(T value) {}

    record Pair<A, B>(Holder<A> left, Optional<B> right) {}

    /** Its type argument is of no value. */
    record Id<T>(String id) {}

    record Tree<T>(T value, List<Tree<T>> children) {}

    sealed interface Message {}

    record Ask(String what) implements Message {}

    record Answer(List<Samples> samples) implements Message {}

    sealed interface Event {}

    record Added(String item) implements Event {}

    enum Mark implements Event {
        DONE {
            @Override
            public String toString() {
                return "done";
            }
        }
    }

    static class Account {
        private long cents;

        @Override
        public String toString() {
            return cents + " cents";
        }
    }

    sealed interface Letter<M> {}

    record Tell<M>(String to, M message) implements Letter<M> {}

    record Stop<M>(String to) implements Letter<M> {}

    abstract static sealed class Shape permits Square {}

    static final class Square extends Shape {
        double side;
    }

    private static final Verification VERIFICATION = new ImmutabilityVerification("of this test");

    record Refused(Type<?> type, String problem, Type<?> twin) {}

    static Stream<Refused> refusals() {
        String me = DeclaredTypesTest.class.getName();
        return Stream.of(
                new Refused(
                        Type.of(int[].class),
                        "the type is an int[], which can be changed; give a",
                        Type.of(Integer.class)),
                new Refused(
                        Type.of(HashMap.class),
                        "the type is a java.util.HashMap, which can be changed; give Collections.unmodifiableMap",
                        Type.of(Map.class)),
                new Refused(
                        Type.of(Account.class),
                        "the type is an " + me
                                + "$Account, which can be changed: its field cents is not final; make it a",
                        Type.of(Ask.class)),
                new Refused(
                        Type.of(Samples.class),
                        "Samples.values is declared as an int[], which can be changed; give a List",
                        Type.of(Open.class)),
                new Refused(
                        Type.of(Lines.class),
                        "Lines.lines is declared as a java.util.ArrayList, which can be changed; give List.copyOf",
                        Type.of(Open.class)),
                new Refused(
                        Type.of(Message.class),
                        "Message(Answer).samples[].values is declared as an int[], which can be changed",
                        Type.of(Event.class)),
                new Refused(
                        Type.of(Shape.class),
                        "Shape(Square) is declared as an " + me
                                + "$Square, which can be changed: its field side is not",
                        Type.of(Event.class)),
                new Refused(
                        Type.oneOf(Ask.class, Samples.class),
                        "Samples.values is declared as an int[]",
                        Type.oneOf(Ask.class, Open.class)),
                new Refused(
                        Type.parameterized(Holder.class, Type.oneOf(Ask.class, Samples.class)),
                        "Holder.value.values is declared as an int[]",
                        Type.parameterized(Holder.class, Type.oneOf(Ask.class, Open.class))),
                new Refused(
                        Type.parameterized(Letter.class, Type.of(Samples.class)),
                        "Letter(Tell).message.values is declared as an int[]",
                        Type.parameterized(Letter.class, Type.of(Open.class))),
                new Refused(new Type<List<int[]>>() {}, "List[] is declared as an int[]", new Type<List<Integer>>() {}),
                new Refused(
                        new Type<List<? extends Samples>>() {},
                        "List[].values is declared as an int[]",
                        new Type<List<? extends Open>>() {}),
                new Refused(
                        new Type<Map<String, Set<String[]>>>() {},
                        "Map[value][] is declared as a java.lang.String[]",
                        new Type<Map<String, Set<String>>>() {}),
                new Refused(
                        new Type<Map<Samples, String>>() {},
                        "Map[key].values is declared as an int[]",
                        new Type<Map<Open, String>>() {}),
                new Refused(
                        new Type<Map.Entry<String, Samples>>() {},
                        "Entry[value].values is declared as an int[]",
                        new Type<Map.Entry<String, Open>>() {}),
                new Refused(
                        new Type<Optional<Samples>>() {},
                        "Optional?.values is declared as an int[]",
                        new Type<Optional<Open>>() {}),
                new Refused(
                        new Type<ImmutableList<Samples>>() {},
                        "ImmutableList[].values is declared as an int[]",
                        new Type<ImmutableList<Open>>() {}),
                new Refused(
                        new Type<Collection<List<String>[]>>() {},
                        "Collection[] is declared as a java.util.List[]",
                        new Type<Collection<List<String>>>() {}),
                new Refused(
                        new Type<Holder<Samples>>() {},
                        "Holder.value.values is declared as an int[]",
                        new Type<Id<Samples>>() {}),
                new Refused(
                        new Type<Pair<String, Holder<int[]>>>() {},
                        "Pair.right?.value is declared as an int[]",
                        new Type<Pair<String, Holder<Integer>>>() {}),
                new Refused(
                        new Type<Tree<int[]>>() {},
                        "Tree.value is declared as an int[]",
                        new Type<Tree<Integer>>() {}));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aTypeWithAPartThatCanBeChangedIsRefused(Refused given) {
        assertThatThrownBy(() -> VERIFICATION.boundary(PATH, "requests", given.type()))
                .isInstanceOf(ShippingException.class)
                .hasMessageStartingWith("/shop/portals/stock: requests: " + given.problem());
        assertThatCode(() -> VERIFICATION.boundary(PATH, "requests", given.twin()))
                .doesNotThrowAnyException();
    }

    @Test
    void aContinuationWithAPartThatCanBeChangedIsRefused() {
        assertThatThrownBy(() -> VERIFICATION.continuations(PATH, List.of(Ask.class, Samples.class)))
                .isInstanceOf(ShippingException.class)
                .hasMessage("/shop/portals/stock: continuations: Samples.values is declared as an int[], which can be"
                        + " changed; give a List, as List.of(...) makes it");
        assertThatCode(() -> VERIFICATION.continuations(PATH, List.of(Ask.class, Open.class)))
                .doesNotThrowAnyException();
    }

    /** Of which nothing is said before there are values. */
    static Stream<Type<?>> unknown() {
        return Stream.of(
                Type.of(Object.class),
                Type.of(Runnable.class),
                Type.of(List.class),
                Type.of(Holder.class),
                Type.of(Number.class),
                Type.of(Mark.class),
                new Type<ReplyTo<int[]>>() {},
                new Type<List<?>>() {},
                DeclaredTypesTest.<Samples>anyList());
    }

    private static <T> Type<List<T>> anyList() {
        return new Type<>() {};
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void aTypeThatMayHaveImmutableValuesIsAccepted(Type<?> type) {
        assertThatCode(() -> VERIFICATION.boundary(PATH, "requests", type)).doesNotThrowAnyException();
    }

    /** What is not known of the type is found in the value. */
    @Test
    void whatTheTypeDoesNotSayIsFoundInTheValue() {
        Verification.Boundary boundary = VERIFICATION.boundary(PATH, "requests", new Type<Tree<Object>>() {});

        assertThatThrownBy(() -> boundary.cross(new Tree<>(1, List.of(new Tree<>(new int[0], List.of())))))
                .isInstanceOf(ShippingException.class)
                .hasMessageContaining("requests: Tree.children[0].value is an int[], which can be changed");
        assertThat(boundary.cross(new Tree<>(1, List.of(new Tree<>(2, List.of())))))
                .isEqualTo(new Tree<>(1, List.of(new Tree<>(2, List.of()))));
    }
}
