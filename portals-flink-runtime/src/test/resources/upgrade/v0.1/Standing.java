package io.portals.flink.upgrade.program;

/** State of a task outside of a core. */
public sealed interface Standing permits Standing.Guest, Standing.Member {
    record Guest() implements Standing {}

    record Member(String name, int payments) implements Standing {}
}
