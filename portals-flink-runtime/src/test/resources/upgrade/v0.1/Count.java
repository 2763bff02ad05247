package io.portals.flink.upgrade.program;

import io.portals.api.state.PerTask;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;

/** Without a key: a value for each instance. */
public record Count() implements FlowTask<Long, String> {
    record Tally(long seen) {}

    static final PerTask<Tally> TALLY = State.perTask(
            "tally", Tally.class, new Tally(0), all -> new Tally(all.stream().mapToLong(Tally::seen).sum()));

    @Override
    public Uses uses() {
        return Uses.state(TALLY);
    }

    @Override
    public void process(Long number, FlowContext<String> ctx) {
        ctx.update(TALLY, tally -> new Tally(tally.seen() + 1));
    }
}
