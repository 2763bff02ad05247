package io.portals.playground.script;

import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;

/**
 * Tells the task behind it when an atom has ended: keyed tasks do not hear of that. A union before it joins the ends of all its
 * inputs.
 */
final class AtomEnds implements FlowTask<Keyed, Keyed> {
    private static final Key NONE = new Key("");

    private Key last = NONE;

    @Override
    public void process(Keyed event, FlowContext<Keyed> ctx) {
        last = event.key();
        ctx.emit(event);
    }

    @Override
    public void onAtomComplete(FlowContext<Keyed> ctx) {
        ctx.emit(Keyed.end(last));
        last = NONE;
    }
}
