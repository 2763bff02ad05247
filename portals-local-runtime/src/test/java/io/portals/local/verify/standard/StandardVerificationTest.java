package io.portals.local.verify.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
import io.portals.api.codec.Codec;
import io.portals.api.codec.Codecs;
import io.portals.local.verify.ShippingException;
import io.portals.local.verify.Verification;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardVerificationTest {
    private static final String LACKING =
            "by immutability (serializers are on the class path, but not what they need: ";

    @TempDir
    private Path folder;

    /** That can be loaded. */
    public static final class Found implements Codecs {
        @Override
        public <T> Codec<T> of(Type<T> type) {
            return new FakeCodecs(String::valueOf, text -> "decoded").of(type);
        }

        @Override
        public Codec<Record> continuations(List<Class<? extends Record>> classes) {
            throw new UnsupportedOperationException();
        }
    }

    /** That lack a library when they are made. */
    public static final class LackingWhenMade implements Codecs {
        public LackingWhenMade() {
            throw new NoClassDefFoundError("org/engine/Config");
        }

        @Override
        public <T> Codec<T> of(Type<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Codec<Record> continuations(List<Class<? extends Record>> classes) {
            throw new UnsupportedOperationException();
        }
    }

    /** That lack a library when they are used. */
    public static final class LackingWhenUsed implements Codecs {
        @Override
        public <T> Codec<T> of(Type<T> type) {
            throw new NoClassDefFoundError("org/engine/Serializer");
        }

        @Override
        public Codec<Record> continuations(List<Class<? extends Record>> classes) {
            throw new UnsupportedOperationException();
        }
    }

    private Verification find(String service) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Codecs.class.getName()), service);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return StandardVerification.find(loader);
        }
    }

    @Test
    void valuesAreEncodedWhereThereAreSerializers() throws IOException {
        Verification verification = find(Found.class.getName());

        assertThat(verification).hasToString("by the serializers of " + Found.class.getName());
        assertThat(verification.boundary("/a", "events", Type.of(String.class)).cross("decoded"))
                .isEqualTo("decoded");
        assertThatThrownBy(() -> verification
                        .boundary("/a", "events", Type.of(String.class))
                        .cross("pear"))
                .isInstanceOf(ShippingException.class)
                .hasMessageContaining("pear does not arrive as it is, but as decoded");
    }

    @Test
    void valuesMustBeImmutableWhereThereAreNone() {
        Verification verification = StandardVerification.find();

        assertThat(verification).hasToString("by immutability (portals-flink-runtime is not on the class path)");
        assertThat(verification.boundary("/a", "events", Type.of(String.class)).cross("pear"))
                .isEqualTo("pear");
    }

    @Test
    void valuesMustBeImmutableWhereTheSerializersLackALibrary() throws IOException {
        assertThat(find(LackingWhenMade.class.getName()))
                .hasToString(LACKING + "java.lang.NoClassDefFoundError: org/engine/Config)");
        assertThat(find(LackingWhenUsed.class.getName()))
                .hasToString(LACKING + "java.lang.NoClassDefFoundError: org/engine/Serializer)");
        assertThat(find("org.engine.Missing"))
                .hasToString(LACKING + "java.util.ServiceConfigurationError: " + Codecs.class.getName()
                        + ": Provider org.engine.Missing not found)");
    }
}
