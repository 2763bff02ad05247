package io.portals.local.testkit;

import io.portals.local.LocalRuntime;
import io.portals.local.Output;
import io.portals.local.TaskView;
import org.assertj.core.api.Assertions;

/**
 * AssertJ's assertions, and those on runs. Import {@code assertThat} from here in place of AssertJ's.
 *
 * <pre>{@code
 * assertThat(run.output(ORDERS)).containsExactly(new Order("ann", List.of("pear")));
 * assertThat(run.task("/cart/workflows/carts/cart").key("ann")).has(CART, Cart.EMPTY).hasNoPendingAsks();
 * assertThat(run).hasNoDeadLetters();
 * }</pre>
 *
 * <p>The message of a failure begins with the steps that led there.
 */
public class PortalsAssertions extends Assertions {
    /** For those who want a set of their own. */
    protected PortalsAssertions() {}

    /** On what a stream has carried: all that AssertJ has for lists. */
    public static <T> OutputAssert<T> assertThat(Output<T> output) {
        return new OutputAssert<>(output);
    }

    /** On one key's share of a task. */
    public static KeyAssert assertThat(TaskView.KeyView key) {
        return new KeyAssert(key);
    }

    /** On a run as a whole. */
    public static RunAssert assertThat(LocalRuntime run) {
        return new RunAssert(run);
    }
}
