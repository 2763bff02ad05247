package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvolutionTest {

    private static final String ORDER = "record Order(String id, int quantity) {}";

    @TempDir
    Path directory;

    /** What a version wrote: the snapshot of its serializer, and a value. */
    private record Stored(byte[] snapshot, byte[] value) {}

    private CompiledVersion version(String... declarations) {
        return CompiledVersion.of(directory, declarations);
    }

    private static Stored store(CompiledVersion version, String type, Object value) throws IOException {
        TypeSerializer<Object> serializer = version.serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        return new Stored(out.getCopyOfBuffer(), Serialized.bytes(serializer, value));
    }

    private static TypeSerializerSnapshot<Object> snapshot(Stored stored, CompiledVersion version) throws IOException {
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(stored.snapshot()), version.classLoader());
    }

    private static TypeSerializerSchemaCompatibility<Object> compatibility(
            Stored stored, CompiledVersion now, String type) throws IOException {
        return now.serializer(type).snapshotConfiguration().resolveSchemaCompatibility(snapshot(stored, now));
    }

    private static Object read(Stored stored, CompiledVersion now) throws IOException {
        return Serialized.read(snapshot(stored, now).restoreSerializer(), stored.value());
    }

    // ------------------------------------------------------------------------------------------------ records

    @Test
    void theSameRecordIsCompatibleAsItIs() throws IOException {
        CompiledVersion v1 = version(ORDER);
        CompiledVersion v2 = version(ORDER);

        Stored stored = store(v1, "Order", v1.make("Order", "a", 3));

        assertThat(compatibility(stored, v2, "Order").isCompatibleAsIs()).isTrue();
        assertThat(read(stored, v2)).isInstanceOf(v2.type("Order")).hasToString("Order[id=a, quantity=3]");
    }

    @Test
    void anAddedComponentTakesItsDefault() throws IOException {
        CompiledVersion v1 = version(ORDER);
        CompiledVersion v2 = version("record Order(double price, String id, Optional<String> note, List<String> tags,"
                + " Map<String, String> more, int quantity, boolean paid, String who, Set<Long> ids) {}");

        Stored stored = store(v1, "Order", v1.make("Order", "a", 3));

        assertThat(compatibility(stored, v2, "Order").isCompatibleAfterMigration())
                .isTrue();
        assertThat(read(stored, v2))
                .hasToString("Order[price=0.0, id=a, note=Optional.empty, tags=[], more={}, quantity=3, paid=false,"
                        + " who=null, ids=[]]");
    }

    @Test
    void aRemovedComponentIsReadAndDropped() throws IOException {
        CompiledVersion v1 = version("record Order(String id, List<String> tags, int quantity, long time) {}");
        CompiledVersion v2 = version(ORDER);

        Stored stored = store(v1, "Order", v1.make("Order", null, List.of("x", "y"), 3, 4L));

        assertThat(compatibility(stored, v2, "Order").isCompatibleAfterMigration())
                .isTrue();
        assertThat(read(stored, v2)).hasToString("Order[id=null, quantity=3]");
    }

    @Test
    void reorderedComponentsAreMatchedByName() throws IOException {
        CompiledVersion v1 = version("record Order(String id, String who, int quantity) {}");
        CompiledVersion v2 = version("record Order(int quantity, String who, String id) {}");

        Stored stored = store(v1, "Order", v1.make("Order", "a", "ann", 3));

        assertThat(compatibility(stored, v2, "Order").isCompatibleAfterMigration())
                .isTrue();
        assertThat(read(stored, v2)).hasToString("Order[quantity=3, who=ann, id=a]");
    }

    @Test
    void aPrimitiveMayBecomeItsWrapperAndBack() throws IOException {
        CompiledVersion v1 = version("record Order(int quantity, Integer price, Long gone) {}");
        CompiledVersion v2 = version("record Order(Integer quantity, int price, long gone) {}");

        Stored stored = store(v1, "Order", v1.make("Order", 3, 4, null));

        assertThat(compatibility(stored, v2, "Order").isCompatibleAfterMigration())
                .isTrue();
        assertThat(read(stored, v2)).hasToString("Order[quantity=3, price=4, gone=0]");
    }

    @Test
    void anotherTypeOfAComponentIsIncompatible() throws IOException {
        CompiledVersion v1 = version(ORDER);
        CompiledVersion v2 = version("record Order(String id, long quantity) {}");

        Stored stored = store(v1, "Order", v1.make("Order", "a", 3));

        assertThat(compatibility(stored, v2, "Order").isIncompatible()).isTrue();
        assertThat(Incompatibility.between(v2.serializer("Order"), snapshot(stored, v2)))
                .contains("component quantity of evolving.Order: was Int, is Long");
        assertThat(Incompatibility.between(v1.serializer("Order"), snapshot(stored, v1)))
                .isEmpty();
        assertThatThrownBy(() -> read(stored, v2)) // as a state backend does that asks afterwards
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("record evolving.Order: component quantity is ")
                .hasMessageContaining("for another type take another name");
    }

    @Test
    void aReferenceOfAnotherTypeSaysOfWhichRecord() throws IOException {
        CompiledVersion v1 = version(ORDER);
        CompiledVersion v2 = version("record Order(UUID id, int quantity) {}");

        Stored stored = store(v1, "Order", v1.make("Order", "a", 3));

        assertThatThrownBy(() -> read(stored, v2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a record evolving.Order cannot be made of what is stored: ")
                .hasMessageContaining("for another type take another name");
    }

    @Test
    void anotherRecordIsIncompatible() throws IOException {
        CompiledVersion v1 = version(ORDER);
        CompiledVersion v2 = version(ORDER, "record Purchase(String id, int quantity) {}");

        Stored stored = store(v1, "Order", v1.make("Order", "a", 3));

        assertThat(compatibility(stored, v2, "Purchase").isIncompatible()).isTrue();
        assertThat(compatibility(stored, v2, "Order").isCompatibleAsIs()).isTrue();
    }

    @Test
    void aRecordDeepInsideMayChange() throws IOException {
        String cart = "record Cart(List<Optional<Order>> orders, Map<String, Order> byId) {}";
        CompiledVersion v1 = version(cart, ORDER);
        CompiledVersion v2 = version(cart, "record Order(int quantity, String id, boolean paid) {}");
        Record order = v1.make("Order", "a", 3);

        Stored stored = store(v1, "Cart", v1.make("Cart", List.of(Optional.of(order)), Map.of("k", order)));

        assertThat(compatibility(stored, v2, "Cart").isCompatibleAfterMigration())
                .isTrue();
        assertThat(read(stored, v2))
                .hasToString("Cart[orders=[Optional[Order[quantity=3, id=a, paid=false]]],"
                        + " byId={k=Order[quantity=3, id=a, paid=false]}]");
    }

    @Test
    void aComponentMayGoTogetherWithItsClasses() throws IOException {
        CompiledVersion v1 = version(
                "record Cart(List<Order> orders, Payment payment, String owner) {}",
                ORDER,
                "sealed interface Payment permits Cash, Card {}",
                "record Cash(int cents) implements Payment {}",
                "record Card(String number) implements Payment {}");
        CompiledVersion v2 = version("record Cart(String owner) {}");

        Stored stored =
                store(v1, "Cart", v1.make("Cart", List.of(v1.make("Order", "a", 3)), v1.make("Card", "4711"), "ann"));

        assertThat(compatibility(stored, v2, "Cart").isCompatibleAfterMigration())
                .isTrue();
        assertThat(read(stored, v2)).hasToString("Cart[owner=ann]");
    }

    @Test
    void aComponentWhoseEnumHasGoneMakesTheRecordIncompatible() throws IOException {
        CompiledVersion v1 = version("record Cart(Colour colour, String owner) {}", "enum Colour { RED, GREEN }");
        CompiledVersion v2 = version("record Cart(String owner) {}");
        CompiledVersion twin = version("record Cart(String owner) {}", "enum Colour { RED, GREEN }");

        Stored stored = store(v1, "Cart", v1.make("Cart", v1.constant("Colour", "GREEN"), "ann"));

        assertThat(compatibility(stored, v2, "Cart").isIncompatible()).isTrue();
        assertThat(compatibility(stored, twin, "Cart").isCompatibleAfterMigration())
                .isTrue();
        assertThat(read(stored, twin)).hasToString("Cart[owner=ann]");
    }

    @Test
    void constantsOfAnEnumMayBeAddedInFrontByReconfiguration() throws IOException {
        String cart = "record Cart(Colour colour, String owner) {}";
        CompiledVersion v1 = version(cart, "enum Colour { RED, GREEN }");
        CompiledVersion v2 = version(cart, "enum Colour { BLUE, GREEN, RED }");
        Stored stored = store(v1, "Cart", v1.make("Cart", v1.constant("Colour", "GREEN"), "ann"));

        TypeSerializerSchemaCompatibility<Object> verdict = compatibility(stored, v2, "Cart");

        assertThat(verdict.isCompatibleWithReconfiguredSerializer()).isTrue();
        assertThat(Serialized.read(verdict.getReconfiguredSerializer(), stored.value()))
                .isInstanceOf(v2.type("Cart"))
                .hasToString("Cart[colour=GREEN, owner=ann]");
    }

    @Test
    void aRestoredSerializerWritesItsOwnOldLayoutAndSaysSo() throws IOException {
        // State that the new program does not use is written to the next checkpoint by what was restored.
        CompiledVersion v1 = version("record Order(String id, int quantity, String who) {}");
        CompiledVersion v2 = version("record Order(boolean paid, int quantity, String id) {}");
        Stored stored = store(v1, "Order", v1.make("Order", "a", 3, "ann"));
        TypeSerializer<Object> restored = snapshot(stored, v2).restoreSerializer();

        Object value = Serialized.read(restored, stored.value());
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, restored.snapshotConfiguration());

        assertThat(out.getCopyOfBuffer()).isEqualTo(stored.snapshot());
        assertThat(Serialized.roundTrip(restored, value)).hasToString("Order[paid=false, quantity=3, id=a]");
        assertThat(restored.copy(value)).isSameAs(value);
    }

    // ------------------------------------------------------------------------------------------------ sums

    private static final String CASH = "record Cash(int cents) implements Payment {}";
    private static final String CARD = "record Card(String number) implements Payment {}";

    @Test
    void aVariantMayBeAddedAndVariantsReorderedWithoutMigration() throws IOException {
        CompiledVersion v1 = version("sealed interface Payment permits Cash {}", CASH);
        CompiledVersion v2 = version("sealed interface Payment permits Card, Cash {}", CARD, CASH);

        Stored stored = store(v1, "Payment", v1.make("Cash", 3));

        assertThat(compatibility(stored, v2, "Payment").isCompatibleAsIs()).isTrue();
        assertThat(Serialized.read(v2.serializer("Payment"), stored.value())).hasToString("Cash[cents=3]");
        assertThat(read(stored, v2)).hasToString("Cash[cents=3]");
    }

    @Test
    void aVariantThatChangedNeedsMigration() throws IOException {
        CompiledVersion v1 = version("sealed interface Payment permits Cash {}", CASH);
        CompiledVersion v2 = version(
                "sealed interface Payment permits Card, Cash {}",
                CARD,
                "record Cash(String currency, int cents) implements Payment {}");

        Stored stored = store(v1, "Payment", v1.make("Cash", 3));

        assertThat(compatibility(stored, v2, "Payment").isCompatibleAfterMigration())
                .isTrue();
        assertThat(read(stored, v2)).hasToString("Cash[currency=null, cents=3]");
    }

    @Test
    void aVariantMayBeRemovedAndOnlyItsValuesFail() throws IOException {
        CompiledVersion v1 = version("sealed interface Payment permits Card, Cash {}", CARD, CASH);
        CompiledVersion v2 = version("sealed interface Payment permits Cash {}", CASH);

        Stored card = store(v1, "Payment", v1.make("Card", "4711"));
        Stored cash = store(v1, "Payment", v1.make("Cash", 3));

        assertThat(compatibility(card, v2, "Payment").isCompatibleAsIs()).isTrue();
        assertThat(read(cash, v2)).hasToString("Cash[cents=3]");
        assertThatThrownBy(() -> read(card, v2))
                .hasMessageContaining("a value of evolving.Card was stored")
                .hasMessageContaining("[evolving.Cash]");
        assertThatThrownBy(() -> Serialized.read(v2.serializer("Payment"), card.value()))
                .hasMessageContaining("is not a variant of the sum evolving.Payment any more");
    }

    @Test
    void aVariantThatLeftTheHierarchyButStillExistsIsRemoved() throws IOException {
        CompiledVersion v1 = version("sealed interface Payment permits Card, Cash {}", CARD, CASH);
        CompiledVersion v2 = version("sealed interface Payment permits Cash {}", "record Card(String number) {}", CASH);

        Stored card = store(v1, "Payment", v1.make("Card", "4711"));

        assertThatThrownBy(() -> read(card, v2)).hasMessageContaining("a value of evolving.Card was stored");
    }

    @Test
    void sumsWithoutACommonVariantAreIncompatible() throws IOException {
        CompiledVersion v1 = version("sealed interface Payment permits Cash {}", CASH);
        CompiledVersion v2 = version("sealed interface Payment permits Card {}", CARD);

        assertThat(compatibility(store(v1, "Payment", v1.make("Cash", 3)), v2, "Payment")
                        .isIncompatible())
                .isTrue();
    }

    // ------------------------------------------------------------------------------------------------ snapshots as
    // bytes

    @Test
    void theReaderOfASnapshotReadsOldDataIntoTodaysClasses() {
        CompiledVersion v1 = version(ORDER);
        CompiledVersion same = version(ORDER);
        CompiledVersion v2 = version("record Order(String id, int quantity, boolean paid) {}");
        byte[] schema = Snapshots.write(v1.serializer("Order"));
        byte[] value = Serialized.bytes(v1.serializer("Order"), v1.make("Order", "a", 3));
        TypeSerializer<Object> unchanged = same.serializer("Order");

        TypeSerializer<?> reader = Snapshots.reader(schema, v2.serializer("Order"), v2.classLoader());

        assertThat((Object) Serialized.read(reader, value)).hasToString("Order[id=a, quantity=3, paid=false]");
        assertThat((Object) Snapshots.reader(schema, unchanged, same.classLoader()))
                .isSameAs(unchanged);
    }

    @Test
    void theReaderOfASnapshotWithAnEnumThatGrewKeepsTheOldOrder() {
        String cart = "record Cart(Colour colour) {}";
        CompiledVersion v1 = version(cart, "enum Colour { RED, GREEN }");
        CompiledVersion v2 = version(cart, "enum Colour { BLUE, GREEN, RED }");
        byte[] value = Serialized.bytes(v1.serializer("Cart"), v1.make("Cart", v1.constant("Colour", "RED")));

        TypeSerializer<?> reader =
                Snapshots.reader(Snapshots.write(v1.serializer("Cart")), v2.serializer("Cart"), v2.classLoader());

        assertThat((Object) Serialized.read(reader, value)).hasToString("Cart[colour=RED]");
    }

    @Test
    void anIncompatibleSnapshotIsRefusedWithBothTypes() {
        CompiledVersion v1 = version(ORDER);
        CompiledVersion v2 = version(ORDER, "record Purchase(String id) {}");
        byte[] schema = Snapshots.write(v1.serializer("Order"));

        assertThatThrownBy(() -> Snapshots.reader(schema, v2.serializer("Purchase"), v2.classLoader()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("evolving.Order")
                .hasMessageContaining("evolving.Purchase");
    }

    @Test
    void aSnapshotOfALaterFormatIsRefused() {
        CompiledVersion v1 = version(ORDER);
        byte[] schema = Snapshots.write(v1.serializer("Order"));
        schema[3] = 9;

        assertThatThrownBy(() -> Snapshots.reader(schema, v1.serializer("Order"), v1.classLoader()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 9");
    }
}
