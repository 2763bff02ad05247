package io.portals.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ActorIdTest {
    @Test
    void noTwoActorsHaveOneId() {
        assertThat(ActorId.child("/main", "a")).isEqualTo("/main/a");
        assertThat(ActorId.child("counter/ann", "a")).isEqualTo("/@counter/ann/a");
        assertThat(ActorId.child("counter/ann/b", "a"))
                .isEqualTo("/@counter/ann%2Fb/a")
                .isNotEqualTo(ActorId.child(ActorId.child("counter/ann", "b"), "a"))
                .isNotEqualTo(ActorId.child("counter/ann%2Fb", "a"));
    }

    @Test
    void aTypeIsKnownByItsWholeName() {
        assertThat(ActorId.isOf("counter", "counter/ann")).isTrue();
        assertThat(ActorId.isOf("counter", "counters/ann")).isFalse();
        assertThat(ActorId.isOf("counter", "counter")).isFalse();
        assertThat(ActorId.isOf("counter", "/counter/ann")).isFalse();
    }

    @Test
    void aNameIsWhatComesBehindTheTypeOrTheParent() {
        assertThat(ActorId.name("counter/ann/b")).isEqualTo("ann/b");
        assertThat(ActorId.name("/main/worker/a")).isEqualTo("a");
    }

    @Test
    void namesAreChecked() {
        assertThatThrownBy(() -> ActorRef.root("a/b"))
                .hasMessage("actor \"a/b\": the name contains '/'; use letters, digits and - _ . +");
        assertThatThrownBy(() -> ActorType.named("", Object.class)).hasMessage("actor type \"\": the name is empty");
    }
}
