package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.EnumTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortalsTypesTest {

    enum Colour {
        RED
    }

    record Item(Object payload) {}

    record Order(String id, List<Item> items) {}

    record GoodItem(String payload) {}

    record GoodOrder(String id, List<GoodItem> items) {}

    record Node(String name, List<Node> children) {}

    record Tree(String name, List<String> children) {}

    record Grow<T>(T value, Optional<Grow<List<T>>> more) {}

    sealed interface Expression {}

    record Sum(Expression left, Expression right) implements Expression {}

    record Number(int value) implements Expression {}

    interface Open {}

    record OpenVariant() implements Open {}

    sealed interface Half {}

    record Closed() implements Half {}

    non-sealed interface Loose extends Half {}

    sealed interface Whole {}

    record Tight() implements Whole {}

    record Holder<T>(T value) {}

    abstract static class Abstract {}

    public static class Plain {
        public String name;
        public int count;
    }

    public static class WithLocale {
        public String name;
        public Locale locale;
    }

    public static class WithId {
        public UUID id;
    }

    record RecordWithId(UUID id) {}

    record LocaleInside(Map<String, Locale> locales) {}

    @TypeInfo(MoneyFactory.class)
    record Money(long cents) {}

    public static final class MoneyFactory extends TypeInfoFactory<Money> {
        @Override
        @SuppressWarnings("unchecked")
        public TypeInformation<Money> createTypeInfo(
                java.lang.reflect.Type type, Map<String, TypeInformation<?>> parameters) {
            return (TypeInformation<Money>) (TypeInformation<?>) Types.STRING;
        }
    }

    record Refused(Type<?> type, String where, String problem, String mend, Type<?> twin) {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    static List<Refused> refusals() {
        String me = PortalsTypesTest.class.getName();
        return List.of(
                new Refused(
                        Type.of(Order.class),
                        me + "$Order.items[].payload",
                        "java.lang.Object says nothing",
                        "sealed interface",
                        Type.of(GoodOrder.class)),
                new Refused(
                        Type.of(Node.class),
                        me + "$Node.children[]",
                        "Node contains itself",
                        "by id",
                        Type.of(Tree.class)),
                new Refused(
                        new Type<Grow<String>>() {},
                        "more?.more?",
                        "Grow contains itself",
                        "by id",
                        new Type<Holder<Holder<String>>>() {}),
                new Refused(
                        Type.of(Expression.class),
                        "Expression(Sum).left",
                        "Expression contains itself",
                        "by id",
                        Type.of(Whole.class)),
                new Refused(
                        Type.of(Open.class),
                        me + "$Open",
                        "an interface that is not sealed",
                        "sealed interface",
                        Type.of(Whole.class)),
                new Refused(
                        Type.of(Half.class),
                        "Half(Loose)",
                        "Loose is not final",
                        "Make it final, a record, or sealed",
                        Type.of(Whole.class)),
                new Refused(
                        Type.of(Abstract.class),
                        me + "$Abstract",
                        "abstract and not sealed",
                        "sealed interface",
                        Type.of(Plain.class)),
                new Refused(
                        Type.of(List.class),
                        "java.util.List",
                        "lacks its type arguments",
                        "new Type<List<...>>() {}",
                        new Type<List<String>>() {}),
                new Refused(
                        Type.of(Holder.class),
                        me + "$Holder",
                        "lacks its type arguments",
                        "new Type<Holder<...>>() {}",
                        new Type<Holder<String>>() {}),
                new Refused(
                        new Type<List<?>>() {},
                        "[]",
                        "what ? stands for is not known",
                        "Say the type argument",
                        new Type<List<? extends String>>() {}),
                new Refused(
                        new Type<ArrayList<String>>() {},
                        "java.util.ArrayList",
                        "one kind of List",
                        "Say java.util.List",
                        new Type<List<String>>() {}),
                new Refused(
                        new Type<HashMap<String, String>>() {},
                        "java.util.HashMap",
                        "one kind of Map",
                        "Say java.util.Map",
                        new Type<Map<String, String>>() {}),
                new Refused(
                        Type.of(LocaleInside.class),
                        "LocaleInside.locales[value]",
                        "java.util.Locale could only be written" + " with Kryo",
                        "Make it a record",
                        Type.of(Tree.class)),
                new Refused(
                        Type.of(WithLocale.class),
                        "WithLocale.locale",
                        "java.util.Locale could only be written with Kryo",
                        "Make it a record",
                        Type.of(Plain.class)),
                new Refused(
                        Type.of(WithId.class),
                        "WithId.id",
                        "java.util.UUID could only be written with Kryo",
                        "Make the class that holds it a record",
                        Type.of(RecordWithId.class)),
                new Refused(
                        Type.of(ZonedDateTime.class),
                        "java.time.ZonedDateTime",
                        "could only be written with Kryo",
                        "Make it a record",
                        Type.of(Instant.class)),
                new Refused(
                        Type.oneOf(Closed.class, Plain.class),
                        "(Plain)",
                        "Plain is not final",
                        "Make it final",
                        Type.oneOf(Closed.class, Tight.class)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatHasNoSerializerIsRefusedWithPlaceProblemAndMend(Refused given) {
        assertThatThrownBy(() -> PortalsTypes.of(given.type()))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining(given.where())
                .hasMessageContaining(given.problem())
                .hasMessageContaining(given.mend());
        assertThatCode(() -> PortalsTypes.of(given.twin())).doesNotThrowAnyException();
    }

    @Test
    void thePlaceIsKeptInTheException() {
        assertThatThrownBy(() -> PortalsTypes.of(Type.of(Order.class)))
                .isInstanceOfSatisfying(UnsupportedTypeException.class, e -> assertThat(e.where())
                        .isEqualTo(Order.class.getName() + ".items[].payload"));
    }

    @Test
    void flinksOwnTypesStayFlinks() {
        assertThat(PortalsTypes.of(Type.of(String.class))).isEqualTo(Types.STRING);
        assertThat(PortalsTypes.of(Type.of(byte[].class))).isEqualTo(Types.PRIMITIVE_ARRAY(Types.BYTE));
        assertThat(PortalsTypes.of(Type.of(Colour.class))).isInstanceOf(EnumTypeInfo.class);
        assertThat(PortalsTypes.of(Type.of(Plain.class))).isInstanceOf(PojoTypeInfo.class);
        assertThat(PortalsTypes.of((java.lang.reflect.Type) Money.class)).isEqualTo(Types.STRING);
    }

    @Test
    void oursAreRecordsSumsAndContainers() {
        assertThat(PortalsTypes.of(Type.of(GoodOrder.class))).isInstanceOf(RecordTypeInfo.class);
        assertThat(PortalsTypes.of(Type.of(Whole.class))).isInstanceOf(SumTypeInfo.class);
        assertThat(PortalsTypes.of(new Type<Set<String>>() {})).isInstanceOf(StandardTypeInfo.class);
        assertThat(PortalsTypes.of(Type.of(Tree.class)))
                .hasToString(Tree.class.getName() + "(name: String, children: List[String])");
    }

    @Test
    void typesAreTheSameWhereverTheyAreSaid() {
        Type<List<String>> here = new Type<>() {};
        Type<List<String>> there = new Type<>() {};

        assertThat(here.getClass()).isNotEqualTo(there.getClass());
        assertThat(PortalsTypes.sameType(here, there)).isTrue();
        assertThat(PortalsTypes.sameType(Type.of(String.class), new Type<String>() {}))
                .isTrue();
        assertThat(PortalsTypes.sameType(Type.oneOf(Closed.class, Tight.class), Type.oneOf(Tight.class, Closed.class)))
                .isTrue();
        assertThat(PortalsTypes.of(here)).isEqualTo(PortalsTypes.of(there));
    }

    @Test
    void differentTypesAreNotTheSame() {
        assertThat(PortalsTypes.sameType(new Type<List<String>>() {}, new Type<List<Integer>>() {}))
                .isFalse();
        assertThat(PortalsTypes.sameType(new Type<List<String>>() {}, new Type<Set<String>>() {}))
                .isFalse();
        assertThat(PortalsTypes.sameType(Type.of(String.class), Type.oneOf(String.class)))
                .isFalse();
        assertThat(PortalsTypes.sameType(Type.oneOf(Closed.class), Type.oneOf(Tight.class)))
                .isFalse();
    }

    @Test
    void aJavaTypeIsResolvedAsItStands() throws Exception {
        java.lang.reflect.Type children = Tree.class.getRecordComponents()[1].getGenericType();

        assertThat(children).isInstanceOf(ParameterizedType.class);
        assertThat(PortalsTypes.of(children)).isEqualTo(PortalsTypes.of(new Type<List<String>>() {}));
    }
}
