package io.portals.flink.upgrade.program;

import java.util.List;
import java.util.Optional;

/** State of a task in a core: a record with records in it. */
public record Cart(String owner, Optional<String> coupon, List<Line> lines) {
    public record Line(int quantity, String item) {}
}
