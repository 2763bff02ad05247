package io.portals.flink.upgrade.program;

import java.util.List;

/** What is kept of an order, in a list and in a map. */
public sealed interface Mark permits Mark.Seen, Mark.Refunded, Mark.Wanted {
    record Seen(String what) implements Mark {}

    record Refunded(String what, long cents) implements Mark {}

    record Wanted(String what, int priority, List<String> notes) implements Mark {}
}
