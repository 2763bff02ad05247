package io.portals.flink.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideRecordTest {

    @TempDir
    Path directory;

    private CompiledVersion wide(String type, int components) {
        return CompiledVersion.of(
                directory,
                IntStream.range(0, components)
                        .mapToObj(i -> type + " c" + i)
                        .collect(Collectors.joining(", ", "record Wide(", ") {}")));
    }

    @Test
    void asManyReferencesAsTheMaskHasBitsComeBack() {
        CompiledVersion version = wide("String", 64);
        TypeSerializer<Object> serializer = version.serializer("Wide");
        Object[] values = IntStream.range(0, 64)
                .mapToObj(i -> i % 3 == 0 ? null : "v" + i)
                .toArray();
        Object value = version.make("Wide", values);

        assertThat(Serialized.roundTrip(serializer, value)).isEqualTo(value);
        assertThat(Serialized.bytes(serializer, version.make("Wide", new Object[64])))
                .hasSize(8);
    }

    @Test
    void asManyWordsAsAMethodHandleTakesComeBack() {
        CompiledVersion version = wide("long", 120);
        Object value = version.make(
                "Wide", IntStream.range(0, 120).mapToObj(i -> (long) i).toArray());

        assertThat(Serialized.roundTrip(version.serializer("Wide"), value)).isEqualTo(value);
    }

    @Test
    void oneMoreIsRefused() {
        assertThatThrownBy(() -> wide("String", 65).serializer("Wide"))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("more than 64 components that are references")
                .hasMessageContaining("Group some of its components");
        assertThatThrownBy(() -> wide("long", 121).serializer("Wide")).isInstanceOf(UnsupportedTypeException.class);
    }

    @Test
    void aWideRecordWithAMutablePartIsCopied() {
        CompiledVersion version = wide("byte[]", 64);
        Object[] values = Collections.nCopies(64, new byte[] {1}).toArray();
        Object value = version.make("Wide", values);

        assertThat(version.serializer("Wide").copy(value)).isNotSameAs(value).isNotEqualTo(value);
    }
}
