package io.portals.examples.shoppingcart.launch.faults;

import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;

/** A replier that may fail before it has done anything, and after it has done all. */
record FaultyReplier<Q, R, O>(Replier<Q, R, O> replier, FaultPoint point) implements Replier<Q, R, O> {
    @Override
    public Uses uses() {
        return replier.uses();
    }

    @Override
    public void request(Q request, ReplierContext<O, R> ctx) {
        point.pass();
        replier.request(request, ctx);
        point.pass();
    }
}
