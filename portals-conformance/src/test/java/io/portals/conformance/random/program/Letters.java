package io.portals.conformance.random.program;

import io.portals.api.Fn;
import io.portals.api.task.DeadLetter;

/** Tells of a dead letter. */
record Letters(String label) implements Fn<DeadLetter<Object>, Event> {
    @Override
    public Event apply(DeadLetter<Object> letter) {
        String place = letter.path().substring(letter.path().lastIndexOf('/') + 1)
                + (letter.key() == null ? "" : "@" + letter.key());
        String detail = letter.event() instanceof Answer ? "late" : Poison.of(letter.reason());
        return new Report(label, Report.Kind.LETTER, nameOf(letter.event()), place, detail);
    }

    private static String nameOf(Object event) {
        if (event instanceof Item item) {
            return "item " + item.name();
        } else if (event instanceof Request request) {
            return "request " + request.id();
        } else if (event instanceof Resumed resumed) {
            return "continuation " + resumed.request();
        } else if (event instanceof Gathered gathered) {
            return "continuation " + gathered.of().request();
        } else if (event instanceof Ring ring) {
            return "timer " + ring.cause();
        } else if (event instanceof Answer answer) {
            return "reply " + answer.id();
        }
        return String.valueOf(event);
    }
}
