package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRecordSerializerTest {

    record Answered(String user, List<String> items) {}

    record TimedOut() {}

    record Stranger(int x) {}

    private static final String ANSWERED = "record Answered(String user, int item) {}";
    private static final String CHECKED = "record Checked(long amount) {}";

    @TempDir
    Path directory;

    private CompiledVersion version(String... declarations) {
        return CompiledVersion.of(directory, declarations);
    }

    private static StoredRecordSerializer of(CompiledVersion version, String... names) {
        List<Class<? extends Record>> types = new ArrayList<>();
        for (String name : names) {
            types.add(version.record(name));
        }
        return StoredRecordSerializer.of(types);
    }

    /** Restarts with another version of the program, as Flink does: through the snapshot's bytes. */
    private static TypeSerializer<Record> restart(
            TypeSerializer<Record> before, TypeSerializer<Record> fresh, CompiledVersion now) throws IOException {
        TypeSerializerSchemaCompatibility<Record> verdict =
                fresh.snapshotConfiguration().resolveSchemaCompatibility(stored(before, now));
        assertThat(verdict.isIncompatible() || verdict.isCompatibleAfterMigration())
                .isFalse();
        return verdict.isCompatibleAsIs() ? fresh : verdict.getReconfiguredSerializer();
    }

    private static TypeSerializerSnapshot<Record> stored(TypeSerializer<Record> before, CompiledVersion now)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, before.snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), now.classLoader());
    }

    @Test
    void recordsOfSeveralClassesComeBack() throws Exception {
        TypeSerializer<Record> serializer = StoredRecordSerializer.of(List.of(Answered.class, TimedOut.class));

        for (Record value : List.of(new Answered("ann", List.of("pear")), new TimedOut(), new Answered(null, null))) {
            assertThat(Serialized.roundTrip(serializer, value)).isEqualTo(value);
            assertThat(Serialized.roundTrip(serializer.duplicate(), value)).isEqualTo(value);
            assertThat(Serialized.roundTrip(InstantiationUtil.clone(serializer), value))
                    .isEqualTo(value);
        }
        assertThat(serializer.duplicate()).isNotSameAs(serializer).isEqualTo(serializer);
    }

    @Test
    void recordsAreCopiedWhereTheyAreMutable() {
        TypeSerializer<Record> serializer = StoredRecordSerializer.of(List.of(Answered.class, TimedOut.class));
        List<String> items = new ArrayList<>(List.of("pear"));
        Record value = new Answered("ann", items);

        Record copy = serializer.copy(value);
        items.add("fig");

        assertThat(copy).isEqualTo(new Answered("ann", List.of("pear")));
        assertThat(serializer.copy(copy)).isSameAs(copy);
        assertThat(StoredRecordSerializer.of(List.of(TimedOut.class)).isImmutableType())
                .isTrue();
    }

    @Test
    void aRecordThatWasNotDeclaredIsRefusedWithThoseThatWere() {
        TypeSerializer<Record> serializer = StoredRecordSerializer.of(List.of(Answered.class));

        assertThatThrownBy(() -> Serialized.bytes(serializer, new Stranger(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Stranger.class.getName())
                .hasMessageContaining(Answered.class.getName());
    }

    @Test
    void aClassWithoutASerializerIsRefusedAtConstruction() {
        record Bad(Object anything) {}

        assertThatThrownBy(() -> StoredRecordSerializer.of(List.of(Bad.class)))
                .isInstanceOf(UnsupportedTypeException.class);
    }

    @Test
    void theSameProgramIsCompatibleAsItIs() throws IOException {
        CompiledVersion v1 = version(ANSWERED);
        CompiledVersion v2 = version(ANSWERED);

        assertThat(of(v2, "Answered")
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(stored(of(v1, "Answered"), v2))
                        .isCompatibleAsIs())
                .isTrue();
    }

    @Test
    void anOldContinuationIsReadIntoTheNewerClass() throws IOException {
        CompiledVersion v1 = version(ANSWERED);
        CompiledVersion v2 = version("record Answered(boolean paid, String user, int item) {}");
        StoredRecordSerializer before = of(v1, "Answered");
        byte[] bytes = Serialized.bytes(before, v1.make("Answered", "ann", 3));

        TypeSerializer<Record> now = restart(before, of(v2, "Answered"), v2);

        assertThat(Serialized.read(now, bytes))
                .isInstanceOf(v2.type("Answered"))
                .hasToString("Answered[paid=false, user=ann, item=3]");
        assertThat(Serialized.read(now.duplicate(), bytes)).hasToString("Answered[paid=false, user=ann, item=3]");
        assertThat(Serialized.read(stored(before, v2).restoreSerializer(), bytes))
                .hasToString("Answered[paid=false, user=ann, item=3]");
    }

    @Test
    void theHistoryOutlivesSeveralRestarts() throws Exception {
        CompiledVersion v1 = version(ANSWERED);
        CompiledVersion v2 = version("record Answered(String user, int item, boolean paid) {}");
        CompiledVersion v3 = version("record Answered(String user, boolean paid, long since) {}");
        StoredRecordSerializer first = of(v1, "Answered");
        byte[] oldest = Serialized.bytes(first, v1.make("Answered", "ann", 3));
        TypeSerializer<Record> second = restart(first, of(v2, "Answered"), v2);
        byte[] newer = Serialized.bytes(second, v2.make("Answered", "bob", 4, true));

        TypeSerializer<Record> third = restart(second, of(v3, "Answered"), v3);

        assertThat(Serialized.read(third, oldest)).hasToString("Answered[user=ann, paid=false, since=0]");
        assertThat(Serialized.read(third, newer)).hasToString("Answered[user=bob, paid=true, since=0]");
    }

    @Test
    void aContinuationWithAnEnumThatWasReorderedIsReadByItsOldOrder() throws IOException {
        String painted = "record Painted(Colour colour) {}";
        CompiledVersion v1 = version(painted, "enum Colour { RED, GREEN }");
        CompiledVersion v2 = version(painted, "enum Colour { GREEN, BLUE, RED }");
        StoredRecordSerializer before = of(v1, "Painted");
        byte[] bytes = Serialized.bytes(before, v1.make("Painted", v1.constant("Colour", "RED")));

        TypeSerializer<Record> now = restart(before, of(v2, "Painted"), v2);
        byte[] today = Serialized.bytes(now, v2.make("Painted", v2.constant("Colour", "BLUE")));

        assertThat(Serialized.read(now, bytes)).hasToString("Painted[colour=RED]");
        assertThat(Serialized.read(now, today)).hasToString("Painted[colour=BLUE]");
    }

    @Test
    void anUnknownContinuationIsKeptByteForByteUntilItsClassIsBack() throws IOException {
        CompiledVersion v1 = version(ANSWERED, CHECKED);
        CompiledVersion v2 = version(ANSWERED);
        CompiledVersion v3 = version(ANSWERED, "record Checked(String by, long amount) {}");
        StoredRecordSerializer first = of(v1, "Answered", "Checked");
        byte[] bytes = Serialized.bytes(first, v1.make("Checked", 7L));

        TypeSerializer<Record> second = restart(first, of(v2, "Answered"), v2);
        Record unreadable = Serialized.read(second, bytes);
        byte[] again = Serialized.bytes(second, unreadable);
        TypeSerializer<Record> third = restart(second, of(v3, "Answered", "Checked"), v3);

        assertThat(unreadable).isInstanceOfSatisfying(UnreadableRecord.class, record -> assertThat(record.name())
                .isEqualTo("evolving.Checked"));
        assertThat(again).isEqualTo(bytes);
        assertThat(second.copy(unreadable)).isSameAs(unreadable);
        assertThat(Serialized.read(third, again)).hasToString("Checked[by=null, amount=7]");
    }

    @Test
    void aVersionThatIsNotInTheHistoryIsKeptByteForByte() {
        CompiledVersion v1 = version(ANSWERED);
        CompiledVersion v2 = version("record Answered(String user) {}");
        byte[] bytes = Serialized.bytes(of(v1, "Answered"), v1.make("Answered", "ann", 3));
        StoredRecordSerializer stranger = of(v2, "Answered");

        Record read = Serialized.read(stranger, bytes);

        assertThat(read).isInstanceOf(UnreadableRecord.class);
        assertThat(Serialized.bytes(stranger, read)).isEqualTo(bytes);
    }

    @Test
    void anOldVersionThatHasBecomeIncompatibleIsKeptByteForByte() throws IOException {
        CompiledVersion v1 = version(ANSWERED);
        CompiledVersion v2 = version("record Answered(String user, String item) {}");
        StoredRecordSerializer before = of(v1, "Answered");
        byte[] bytes = Serialized.bytes(before, v1.make("Answered", "ann", 3));

        TypeSerializer<Record> now = restart(before, of(v2, "Answered"), v2);

        assertThat(Serialized.read(now, bytes)).isInstanceOf(UnreadableRecord.class);
        assertThat(Serialized.bytes(now, Serialized.read(now, bytes))).isEqualTo(bytes);
    }

    @Test
    void aClassThatIsNotDeclaredAnyMoreButStillThereCanBeWrittenAgain() throws IOException {
        CompiledVersion v1 = version(ANSWERED, CHECKED);
        CompiledVersion v2 = version(ANSWERED, CHECKED);
        StoredRecordSerializer before = of(v1, "Answered", "Checked");
        byte[] bytes = Serialized.bytes(before, v1.make("Checked", 7L));
        // Heap state is read by what the snapshot restores, and written by the program's serializer.
        Record value = Serialized.read(stored(before, v2).restoreSerializer(), bytes);

        TypeSerializer<Record> now = restart(before, of(v2, "Answered"), v2);

        assertThat(value).hasToString("Checked[amount=7]");
        assertThat(Serialized.bytes(now, value)).isEqualTo(bytes);
    }

    @Test
    void theVersionSaysWhatTheBytesDependOn() {
        int version = StoredClass.of(version(ANSWERED).record("Answered")).version();

        assertThat(StoredClass.of(version(ANSWERED).record("Answered")).version())
                .isEqualTo(version);
        assertThat(StoredClass.of(version("record Answered(String user, long item) {}")
                                .record("Answered"))
                        .version())
                .isNotEqualTo(version);
        assertThat(StoredClass.of(version("record Answered(String who, int item) {}")
                                .record("Answered"))
                        .version())
                .isNotEqualTo(version);
        assertThat(StoredClass.of(version("record Answered(int item, String user) {}")
                                .record("Answered"))
                        .version())
                .isNotEqualTo(version);
    }
}
