package io.portals.api.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Portal;
import io.portals.api.Problems;
import io.portals.api.graph.Registry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs as users write them. */
class SamplesTest {

    static List<Application> samples() {
        return List.of(
                WordCount.application(),
                Audit.application(),
                Inventory.application(),
                Cart.application(),
                Tokens.application());
    }

    @Test
    void togetherTheyCanBeLaunched() {
        assertThat(Problems.whenLaunching(samples().toArray(Application[]::new)))
                .isEmpty();
    }

    @Test
    void eachApplicationThatIsLeftOutIsMissedByThoseThatReferToIt() {
        assertThat(whoMisses("word-count")).isEmpty();
        assertThat(whoMisses("audit")).containsExactly("/inventory/workflows/stock/stock");
        assertThat(whoMisses("inventory"))
                .containsExactly("/cart/workflows/carts/cart", "/tokens/workflows/returns/return");
        assertThat(whoMisses("cart")).containsExactly("/tokens/workflows/orders/source");
        assertThat(whoMisses("tokens")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void builtAgainTheyAreEqual(Application sample) {
        assertThat(samples()).contains(sample);
    }

    @Test
    void theirConstantsNameWhatTheyBuild() {
        Registry registry = Registry.of(samples());
        for (AtomicStream<?> stream :
                List.of(WordCount.LINES, WordCount.COUNTS, Inventory.CHANGES, Cart.OPS, Cart.ORDERS)) {
            assertThat((Object) registry.streams().get(stream.path())).isEqualTo(stream);
        }
        for (Portal<?, ?> portal : List.of(Audit.AUDIT, Inventory.STOCK, Inventory.LEVEL)) {
            assertThat((Object) registry.portals().get(portal.path()).get(0).portal())
                    .isEqualTo(portal);
        }
    }

    private static Stream<String> whoMisses(String leftOut) {
        Application[] others = samples().stream()
                .filter(sample -> !sample.name().equals(leftOut))
                .toArray(Application[]::new);
        return Problems.whenLaunching(others).stream().map(problem -> problem.substring(0, problem.indexOf(':')));
    }
}
