package io.portals.examples.actors.serverless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.examples.actors.serverless.KeyValueStore.Entry;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyValueStoreTest {
    @Test
    void holdsWhatWasPut() throws Exception {
        try (KeyValueStore store = KeyValueStore.open(Duration.ZERO);
                Connection one = new Connection(store.port());
                Connection other = new Connection(store.port())) {
            assertThat(one.get("a")).isEqualTo(new Entry(0, 0));
            assertThat(one.put("a", 0, 7)).isTrue();

            assertThat(other.get("a")).isEqualTo(new Entry(1, 7));
            assertThat(other.get("b")).isEqualTo(new Entry(0, 0));
            assertThat(store.value("a")).isEqualTo(7);
        }
    }

    @Test
    void refusesToReplaceWhatTheWriterHasNotRead() throws Exception {
        try (KeyValueStore store = KeyValueStore.open(Duration.ZERO);
                Connection one = new Connection(store.port())) {
            assertThat(one.put("a", 0, 7)).isTrue();

            assertThat(one.put("a", 0, 8)).isFalse();
            assertThat(one.put("a", 2, 8)).isFalse();
            assertThat(one.get("a")).isEqualTo(new Entry(1, 7));
            assertThat(one.put("a", 1, 8)).isTrue();
            assertThat(store.value("a")).isEqualTo(8);
        }
    }

    @Test
    void waitsBeforeItAnswersEachRequest() throws Exception {
        Duration delay = Duration.ofMillis(5);
        try (KeyValueStore store = KeyValueStore.open(delay);
                Connection one = new Connection(store.port())) {
            long begun = System.nanoTime();
            one.get("a");
            one.put("a", 0, 1);
            one.get("a");

            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(3 * delay.toNanos());
        }
    }

    @Test
    void aFunctionThatFailedLeavesNoConnectionBehind() throws Exception {
        try (KeyValueStore store = KeyValueStore.open(Duration.ZERO)) {
            Connection failed;
            try (Connections.Lent lent = Connections.to(store.port())) {
                failed = lent.connection();
            }
            Connection kept;
            try (Connections.Lent lent = Connections.to(store.port())) {
                kept = lent.connection();
                lent.keep();
            }

            assertThat(kept).isNotSameAs(failed);
            assertThatThrownBy(() -> failed.get("a")).isInstanceOf(IOException.class);
            try (Connections.Lent lent = Connections.to(store.port())) {
                assertThat(lent.connection()).isSameAs(kept);
            }
            Connections.close(store.port());
        }
    }
}
