package io.portals.api.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateTest {

    @Test
    void aHandleIsItsNameAndItsType() {
        PerKey<Long> count = State.perKey("count", Long.class);
        assertThat(count).isEqualTo(State.perKey("count", Type.of(Long.class))).hasSameHashCodeAs(count.orElse(0L));
        assertThat(count).isEqualTo(count.orElse(0L));
        assertThat(count).isNotEqualTo(State.perKey("counts", Long.class));
        assertThat(count).isNotEqualTo(State.perKey("count", Integer.class));
        assertThat(count).hasToString("count");
    }

    @Test
    void orElseGivesAnotherHandleAndLeavesTheFirst() {
        PerKey<Long> count = State.perKey("count", Long.class);
        PerKey<Long> fromZero = count.orElse(0L);
        assertThat(fromZero.initial()).isEqualTo(0L);
        assertThat(count.initial()).isNull();
    }

    @Test
    void listsAndMapsAreTheirNamesAndTypes() {
        assertThat(State.perKeyList("all", Long.class))
                .isEqualTo(State.perKeyList("all", Type.of(Long.class)))
                .hasSameHashCodeAs(State.perKeyList("all", Type.of(Long.class)))
                .isNotEqualTo(State.perKeyList("all", Integer.class))
                .isNotEqualTo(State.perKeyList("some", Long.class))
                .isNotEqualTo(State.perKey("all", Long.class))
                .hasToString("all");
        assertThat(State.perKeyMap("all", String.class, Long.class))
                .isEqualTo(State.perKeyMap("all", Type.of(String.class), Type.of(Long.class)))
                .hasSameHashCodeAs(State.perKeyMap("all", String.class, Long.class))
                .isNotEqualTo(State.perKeyMap("all", Integer.class, Long.class))
                .isNotEqualTo(State.perKeyMap("all", String.class, Integer.class))
                .isNotEqualTo(State.perKeyMap("some", String.class, Long.class))
                .hasToString("all");
    }

    @Test
    void expiryGivesAnotherHandleAndLeavesTheFirst() {
        PerKey<Long> count = State.perKey("count", Long.class).orElse(1L);
        PerKey<Long> expiring = count.expireAfter(Duration.ofMinutes(1));
        assertThat(expiring.expiry()).isEqualTo(Duration.ofMinutes(1));
        assertThat(expiring.initial()).isEqualTo(1L);
        assertThat(expiring.orElse(2L).expiry()).isEqualTo(Duration.ofMinutes(1));
        assertThat(count.expiry()).isNull();
        assertThat(count).isNotEqualTo(expiring);
        assertThat(State.perKeyList("all", Long.class).expireAfter(Duration.ofMillis(1)))
                .isNotEqualTo(State.perKeyList("all", Long.class));
        assertThat(State.perKeyMap("all", String.class, Long.class).expireAfter(Duration.ofMillis(1)))
                .isNotEqualTo(State.perKeyMap("all", String.class, Long.class));
        assertThatThrownBy(() -> count.expireAfter(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("state \"count\": expires after PT0S; give it 1 ms or more");
    }

    @Test
    void encodedGivesAnotherHandleAndLeavesTheFirst() {
        PerKey<Long> count = State.perKey("count", Long.class);
        PerKey<Long> encoded = count.encoded();
        assertThat(encoded.isEncoded()).isTrue();
        assertThat(count.isEncoded()).isFalse();
        assertThat(encoded).isNotEqualTo(count).isEqualTo(count.encoded());
        PerKey<Long> all = encoded.orElse(1L).expireAfter(Duration.ofMinutes(1));
        assertThat(all.isEncoded()).isTrue();
        assertThat(all.initial()).isEqualTo(1L);
        assertThat(all.expiry()).isEqualTo(Duration.ofMinutes(1));
        assertThat(count.orElse(1L).expireAfter(Duration.ofMinutes(1)).encoded())
                .isEqualTo(all);
    }

    @Test
    void namesThatAreNone() {
        assertThatThrownBy(() -> State.perKey("my count", Long.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("state \"my count\": the name contains ' '; use letters, digits and - _ . +");
        assertThat(State.perKey("my-count", Long.class).name()).isEqualTo("my-count");
        assertThatThrownBy(() -> State.perKey("", Long.class)).hasMessage("state \"\": the name is empty");
    }

    @Test
    void noInitialValueIsSaidByLeavingItOut() {
        assertThatThrownBy(() -> State.perKey("count", Long.class).orElse(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("initial");
    }
}
