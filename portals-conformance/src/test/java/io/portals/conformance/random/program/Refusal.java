package io.portals.conformance.random.program;

import io.portals.api.task.TaskContext;

/**
 * The reason of a refusal. It has a number, as refusals travel with replies, in order.
 *
 * @param number grows with each thing that its sender sends
 */
record Refusal(String from, long number) {
    static String reason(TaskContext<Event> ctx, String place) {
        return "refused by|" + place + "|" + Tracks.next(ctx);
    }

    static Refusal of(String reason) {
        String[] parts = reason.split("\\|");
        return new Refusal(parts[1], Long.parseLong(parts[2]));
    }
}
