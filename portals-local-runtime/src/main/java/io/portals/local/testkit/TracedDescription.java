package io.portals.local.testkit;

import io.portals.local.run.Trace;
import java.util.function.Supplier;
import org.assertj.core.description.Description;

/** What an assertion is on, and the steps that led there; put into words only when it fails. */
final class TracedDescription extends Description {
    private static final int SHOWN_STEPS = 30;

    private final String what;
    private final Supplier<Trace> trace;

    private TracedDescription(String what, Supplier<Trace> trace) {
        this.what = what;
        this.trace = trace;
    }

    static Description of(String what, Supplier<Trace> trace) {
        return new TracedDescription(what, trace);
    }

    @Override
    public String value() {
        return what + " after these steps:\n" + trace.get().last(SHOWN_STEPS);
    }
}
