package io.portals.examples.shoppingcart.launch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portals.examples.shoppingcart.cart.CartOperation;
import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Checkout;
import io.portals.examples.shoppingcart.cart.CartOperation.Remove;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratedOperationsTest {
    private static final int NUMBER = 131_072;

    @Test
    void theSameSeedGivesTheSameOperationsInWhateverOrderTheyAreMade() {
        GeneratedOperations one = new GeneratedOperations(7);
        GeneratedOperations other = new GeneratedOperations(7);
        other.at(999);

        assertThat(other.at(5)).isEqualTo(one.at(5));
        assertThat(operations(7)).isEqualTo(operations(7));
    }

    @Test
    void anotherSeedGivesOthers() {
        assertThat(operations(8)).isNotEqualTo(operations(7));
    }

    @Test
    void thereAre128UsersAnd1024Items() {
        List<CartOperation> operations = operations(42);
        Set<String> users = new HashSet<>();
        Set<String> items = new HashSet<>();
        for (CartOperation operation : operations) {
            users.add(operation.user());
            if (operation instanceof Add add) {
                items.add(add.item());
            }
        }

        assertThat(users).hasSize(128);
        assertThat(items).hasSize(1_024);
    }

    @Test
    void mostAddSomeRemoveSomeCheckOut() {
        List<CartOperation> operations = operations(42);

        assertThat(share(operations, Add.class)).isCloseTo(0.70, within(0.02));
        assertThat(share(operations, Remove.class)).isCloseTo(0.15, within(0.02));
        assertThat(share(operations, Checkout.class)).isCloseTo(0.15, within(0.02));
    }

    @Test
    void theProfileCountsWhatIsGenerated() {
        Profile profile = new GeneratedLoad(NUMBER, 42, OptionalLong.empty()).profile();
        List<CartOperation> operations = operations(42);

        assertThat(profile.operations()).isEqualTo(NUMBER);
        assertThat(profile.asked().get("item-0"))
                .isEqualTo(operations.stream()
                        .filter(operation ->
                                operation instanceof Add add && add.item().equals("item-0"))
                        .count());
    }

    private static double share(List<CartOperation> operations, Class<?> kind) {
        return operations.stream().filter(kind::isInstance).count() / (double) operations.size();
    }

    private static List<CartOperation> operations(long seed) {
        GeneratedOperations generated = new GeneratedOperations(seed);
        return LongStream.range(0, NUMBER).mapToObj(generated::at).toList();
    }
}
