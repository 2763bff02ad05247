package io.portals.flink.testing;

import io.portals.flink.FlinkRuntime;
import io.portals.flink.core.CoreTuning;
import java.util.List;

/** A program with an oracle. */
public interface Program {
    /** The applications, with inputs and the output bound. */
    FlinkRuntime runtime(CommittedSink<Seen> output);

    /** What is wrong with the output: each entry names an item that is missing, doubled or out of order. */
    List<String> problems(List<Seen> output);

    /** So low that queues are not empty when barriers come. */
    default CoreTuning tuning() {
        return new CoreTuning(8, 2, 10_000);
    }
}
