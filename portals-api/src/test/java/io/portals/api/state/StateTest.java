package io.portals.api.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Type;
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
