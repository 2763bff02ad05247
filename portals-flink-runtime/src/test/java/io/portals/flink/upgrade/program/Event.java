package io.portals.flink.upgrade.program;

import java.util.Optional;

/** What goes round in the shop, and what it tells. */
public sealed interface Event permits Event.Lap, Event.Gift, Event.Order, Event.Play, Event.Told {
    String user();

    /** Went round without end in the version before. */
    record Lap(String user, Optional<String> by, long hops) implements Event {}

    /** Goes round once, to the one whom it is for; makes the giver's task tell what it remembers. */
    record Gift(String user, String to) implements Event {}

    record Order(String user, String item, int quantity) implements Event {}

    /** Not used any more. */
    record Play(String user) implements Event {}

    record Told(String user, String text) implements Event {}
}
