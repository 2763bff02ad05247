package io.portals.conformance.random.program;

import java.util.ArrayList;
import java.util.List;

/**
 * An event that is processed.
 *
 * @param id says where it comes from: unique among what its producer emits
 * @param via marks of the stateless steps that it has passed since its producer; with the id it is unique in the program
 * @param pair the id of the first of its pair; empty if it is not paired
 * @param ttl how many keyed tasks what follows from it may pass
 * @param from the task and key that emitted it; empty if it is a source's
 * @param number grows with each item that its producer emits
 * @param releases the portal and the request whose answer it releases; empty if none
 */
record Item(String id, String via, String pair, int ttl, Phase phase, String from, long number, String releases)
        implements Event {
    /** Bits of the number that tell apart the parts of an item. */
    private static final int PART_BITS = 16;

    private static final int MOST_PARTS = 4;

    static Item ofSource(String id, String pair, int ttl) {
        return new Item(id, "", pair, ttl, Phase.COURSE, "", 0, "");
    }

    static Item emitted(String id, int ttl, Phase phase, String from, long count, String releases) {
        return new Item(id, "", "", ttl, phase, from, count << PART_BITS, releases);
    }

    String name() {
        return id + via;
    }

    /** What both items of a pair have in common: steps decide by it, so that what one passes the other does. */
    String group() {
        return (pair.isEmpty() ? id : pair) + via;
    }

    boolean isFirst() {
        return pair.equals(id);
    }

    boolean isSecond() {
        return !pair.isEmpty() && !isFirst();
    }

    /** The way it came, which is an edge: its parts came the same way. */
    String route() {
        return via.replaceAll("\\.[0-9]+", "");
    }

    Item marked(String mark) {
        return new Item(id, via + "/" + mark, pair, ttl, phase, from, number, releases);
    }

    /** Parts in order: their numbers grow. */
    List<Event> parts(String mark, int count) {
        List<Event> parts = new ArrayList<>();
        long whole = number >> PART_BITS << PART_BITS;
        long part = number - whole;
        for (int i = 0; i < count; i++) {
            long counted = whole + part * MOST_PARTS + i;
            parts.add(new Item(id, via + "/" + mark + "." + i, pair, ttl, phase, from, counted, releases));
        }
        return parts;
    }
}
