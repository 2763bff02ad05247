package io.portals.conformance.suite;

import io.portals.api.Application;
import java.util.List;

/**
 * A runtime that is tested. To test one more, implement this in an interface with default methods, and let a class for each suite
 * inherit both: {@code final class LocalOrderTest extends OrderSuite implements OnLocal {}}.
 */
public interface UnderTest {
    /** All ways in which it is tested. What is guaranteed must hold in each. */
    List<Way> ways();

    /** Those that count exactly. */
    default List<Way> waysThatCount() {
        return ways().stream().filter(Way::countsExactly).toList();
    }

    /** Those in which {@link Outcome#atomsOf} shows each atom in one piece. */
    List<Way> waysThatShowAtoms();

    /** A way without failures. */
    Way anyWay();

    /** What a user reads when the applications are launched together; empty if they are. */
    List<String> problems(Application... applications);
}
