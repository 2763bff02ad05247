package io.portals.flink.upgrade.program;

/** What is kept of an order, in a list and in a map. */
public sealed interface Mark permits Mark.Seen, Mark.Wanted {
    record Seen(String what) implements Mark {}

    record Wanted(String what) implements Mark {}
}
