package io.portals.actor;

import io.portals.api.Type;
import io.portals.api.state.PerTask;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what actors have used, so that one event tells of many messages. */
record SumUsage() implements FlowTask<Usage, Usage> {
    private static final PerTask<List<Usage>> SUMS =
            State.perTask("sums", new Type<List<Usage>>() {}, List.of(), SumUsage::merged);

    @Override
    public Uses uses() {
        return Uses.state(SUMS);
    }

    @Override
    public void process(Usage usage, FlowContext<Usage> ctx) {
        ctx.update(SUMS, sums -> merged(List.of(sums, List.of(usage))));
    }

    @Override
    public void onAtomComplete(FlowContext<Usage> ctx) {
        ctx.get(SUMS).forEach(ctx::emit);
        ctx.set(SUMS, List.of());
    }

    private static List<Usage> merged(List<List<Usage>> all) {
        Map<String, Usage> sums = new LinkedHashMap<>();
        all.forEach(some -> some.forEach(usage -> sums.merge(usage.type(), usage, Usage::plus)));
        return List.copyOf(new ArrayList<>(sums.values()));
    }
}
