package io.portals.flink.exactlyonce;

import io.portals.flink.FlinkRuntime;
import io.portals.flink.testing.CommittedSink;
import java.util.List;

/** A program with an oracle. */
interface Program {
    /** The applications, with inputs and the output bound. */
    FlinkRuntime runtime(CommittedSink<Seen> output);

    /** What is wrong with the output: each entry names an item that is missing, doubled or out of order. */
    List<String> problems(List<Seen> output);
}
