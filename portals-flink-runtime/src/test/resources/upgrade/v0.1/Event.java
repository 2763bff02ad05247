package io.portals.flink.upgrade.program;

/** What goes round in the shop, and what it tells. */
public sealed interface Event permits Event.Lap, Event.Order, Event.Play, Event.Told {
    String user();

    /** Goes round until a later version ends it. */
    record Lap(String user, long hops) implements Event {}

    record Order(String user, String item) implements Event {}

    /** Begins what is in flight, or waits, when the savepoint is taken. */
    record Play(String user) implements Event {}

    record Told(String user, String text) implements Event {}
}
