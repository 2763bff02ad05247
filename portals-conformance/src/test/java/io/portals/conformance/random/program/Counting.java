package io.portals.conformance.random.program;

import io.portals.api.state.PerTask;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import io.portals.conformance.random.spec.StepSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A task without a key: marks what passes, and says of each atom what it was. Where atoms end is open, and so is how many instances
 * there are, but the sum of what is said is not.
 */
record Counting(String label, StepSpec step) implements FlowTask<Event, Event> {
    private static final PerTask<Tally> SEEN =
            State.perTask("seen", Tally.class, Tally.NONE, all -> all.stream().reduce(Tally.NONE, Tally::plus));

    @Override
    public Uses uses() {
        return Uses.state(SEEN);
    }

    @Override
    public void process(Event event, FlowContext<Event> ctx) {
        if (event instanceof Item item) {
            ctx.update(SEEN, seen -> seen.plus(item.name()));
            ctx.emit(item.marked(step.name()));
            Steps.mayFail(step, "", item);
        } else {
            ctx.emit(event);
        }
    }

    @Override
    public void onAtomComplete(FlowContext<Event> ctx) {
        Tally seen = ctx.get(SEEN);
        if (seen.count() > 0) {
            ctx.emit(part(label, step.name(), seen));
            ctx.set(SEEN, Tally.NONE);
        }
    }

    private static Report part(String label, String step, Tally tally) {
        String detail = tally.count() + " " + tally.sum() + " " + tally.xor();
        return new Report(label, Report.Kind.PASSED, "items", step, detail);
    }

    /** The reports, with the sum of what a task said in place of the parts. */
    static List<Report> summed(List<Report> reports) {
        List<Report> all = new ArrayList<>();
        Map<Report, Tally> sums = new LinkedHashMap<>(); // by what is the same in all parts
        for (Report report : reports) {
            if (report.kind() == Report.Kind.PASSED) {
                String[] words = report.detail().split(" ");
                Tally part = new Tally(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
                sums.merge(part(report.program(), report.place(), Tally.NONE), part, Tally::plus);
            } else {
                all.add(report);
            }
        }
        sums.forEach((same, sum) -> all.add(part(same.program(), same.place(), sum)));
        return all;
    }
}
