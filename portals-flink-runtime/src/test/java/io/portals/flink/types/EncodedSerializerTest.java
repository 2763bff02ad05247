package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedSerializerTest {
    /** Says when it is made. */
    public record Cart(String owner, int items) {
        static final List<String> MADE = new ArrayList<>();

        public Cart {
            MADE.add(owner);
        }
    }

    @TempDir
    Path directory;

    @BeforeEach
    void forget() {
        Cart.MADE.clear();
    }

    private static EncodedSerializer<Object> carts() {
        return new EncodedSerializer<>(Serialized.serializer(Cart.class));
    }

    /** The serializer that Flink makes of what it has stored of one. */
    private static EncodedSerializer<Object> restored(EncodedSerializer<Object> from, ClassLoader classes)
            throws IOException {
        return (EncodedSerializer<Object>) snapshot(from, classes).restoreSerializer();
    }

    private static TypeSerializerSnapshot<Encoded<Object>> snapshot(EncodedSerializer<Object> from, ClassLoader classes)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, from.snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(new DataInputDeserializer(out.getCopyOfBuffer()), classes);
    }

    private static TypeSerializerSchemaCompatibility<Encoded<Object>> compatibility(
            EncodedSerializer<Object> now, EncodedSerializer<Object> then, ClassLoader classes) throws IOException {
        return now.snapshotConfiguration().resolveSchemaCompatibility(snapshot(then, classes));
    }

    // ------------------------------------------------------------------------------------------- one version

    @Test
    void aValueIsWhatItWas() throws Exception {
        EncodedSerializer<Object> carts = carts();
        Encoded<Object> kept = carts.encode(new Cart("ann", 3));
        assertThat(carts.decode(Serialized.roundTrip(carts, kept))).isEqualTo(new Cart("ann", 3));
        assertThat(InstantiationUtil.clone(carts).decode(kept)).isEqualTo(new Cart("ann", 3));
        assertThat(carts.duplicate()).isEqualTo(carts).hasSameHashCodeAs(carts).isNotSameAs(carts);
        assertThat(carts).isNotEqualTo(new EncodedSerializer<>(Serialized.serializer(String.class)));
    }

    @Test
    void neitherReadingNorWritingDecodes() throws Exception {
        EncodedSerializer<Object> carts = carts();
        Encoded<Object> kept = carts.encode(new Cart("ann", 3));
        Encoded<Object> again = Serialized.roundTrip(carts, kept);
        Serialized.bytes(carts.duplicate(), again);
        assertThat(carts.copy(again)).isSameAs(again);
        assertThat(Cart.MADE).as("made before it is read").hasSize(1);
        carts.decode(again);
        assertThat(Cart.MADE).hasSize(2);
    }

    @Test
    void whatARestoredSerializerOfTheSameVersionReadIsWrittenAsItIs() throws Exception {
        EncodedSerializer<Object> carts = carts();
        byte[] stored = Serialized.bytes(carts, carts.encode(new Cart("ann", 3)));
        Encoded<Object> kept = Serialized.read(restored(carts, getClass().getClassLoader()), stored);
        assertThat(Serialized.bytes(carts(), kept)).isEqualTo(stored);
        assertThat(Cart.MADE).hasSize(1);
        assertThat(carts().decode(kept)).isEqualTo(new Cart("ann", 3));
    }

    // ------------------------------------------------------------------------------------------- several versions

    private CompiledVersion version(String declaration) {
        return CompiledVersion.of(directory, declaration);
    }

    private static EncodedSerializer<Object> orders(CompiledVersion version) {
        return new EncodedSerializer<>(version.serializer("Order"));
    }

    @Test
    void whatAnotherVersionWroteIsDecodedByItAndEncodedAnew() throws Exception {
        CompiledVersion v1 = version("record Order(String id, int quantity) {}");
        CompiledVersion v2 = version("record Order(String note, int quantity, String id) {}");
        byte[] stored = Serialized.bytes(orders(v1), orders(v1).encode(v1.make("Order", "a", 3)));
        EncodedSerializer<Object> now = orders(v2);
        assertThat(compatibility(now, orders(v1), v2.classLoader()).isCompatibleAfterMigration())
                .isTrue();

        Encoded<Object> old = Serialized.read(restored(orders(v1), v2.classLoader()), stored);

        assertThat(now.decode(old)).hasToString("Order[note=null, quantity=3, id=a]");
        byte[] migrated = Serialized.bytes(now, old);
        assertThat(migrated).isNotEqualTo(stored);
        assertThat(now.decode(Serialized.read(now, migrated))).hasToString("Order[note=null, quantity=3, id=a]");
        TypeSerializer<Encoded<Object>> duplicate = now.duplicate();
        assertThat(Serialized.bytes(duplicate, old)).isEqualTo(migrated);
    }

    @Test
    void anotherTypeOfAComponentIsIncompatible() throws Exception {
        CompiledVersion v1 = version("record Order(String id, int quantity) {}");
        CompiledVersion v2 = version("record Order(String id, long quantity) {}");
        assertThat(compatibility(orders(v2), orders(v1), v2.classLoader()).isIncompatible())
                .isTrue();
        assertThat(Incompatibility.between(orders(v2), snapshot(orders(v1), v2.classLoader())))
                .contains("component quantity of evolving.Order: was Int, is Long");
        assertThat(compatibility(orders(v1), orders(v1), v1.classLoader()).isCompatibleAsIs())
                .isTrue();
    }

    @Test
    void aValueThatWasNotEncodedIsIncompatible() {
        TypeSerializer<Object> plain = Serialized.serializer(Cart.class);
        assertThat(Incompatibility.between(carts(), plain.snapshotConfiguration()))
                .contains("was " + plain + ", is EncodedSerializer(" + plain + ")");
        assertThat(Incompatibility.between(plain, carts().snapshotConfiguration()))
                .contains("was EncodedSerializer(" + plain + "), is " + plain);
    }
}
