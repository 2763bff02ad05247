package io.portals.flink.upgrade.program;

import java.util.List;

/** State of a task in a core: a record with records in it. */
public record Cart(String owner, List<Line> lines) {
    public record Line(String item) {}
}
