package io.portals.local.engine;

import io.portals.api.Fn;
import io.portals.local.run.Step;
import io.portals.local.run.TaskFailedException;
import java.util.ArrayList;
import java.util.List;

/** The atoms in front of a splitter: of each, every branch gets an atom of what it takes. */
final class SplitterQueue extends AtomQueue {
    /**
     * A branch.
     *
     * @param when null for that of the rest
     */
    private record Branch(Stream stream, Fn<Object, Boolean> when) {}

    private final List<Branch> branches = new ArrayList<>();
    private Branch rest;
    private long dropped;

    SplitterQueue(Ready ready, String path, String from) {
        super(ready, Level.SEQUENCERS, Step.Kind.SPLIT, path, from);
    }

    /** Adds a branch behind those that are there; the rest stays the last. */
    void add(Stream stream, Fn<Object, Boolean> when) {
        if (when == null) {
            rest = new Branch(stream, null);
        } else {
            branches.add(new Branch(stream, when));
        }
    }

    @Override
    void handle(Object[] events, Transaction transaction) {
        List<List<Object>> taken = new ArrayList<>();
        branches.forEach(branch -> taken.add(new ArrayList<>()));
        List<Object> left = new ArrayList<>();
        for (Object event : events) {
            int branch = branchOf(event);
            (branch < 0 ? left : taken.get(branch)).add(event);
            transaction.returned();
        }
        for (int i = 0; i < branches.size(); i++) {
            publish(branches.get(i), taken.get(i), transaction);
        }
        if (rest != null) {
            publish(rest, left, transaction);
        } else {
            transaction.drops(this, left.size());
        }
    }

    private static void publish(Branch branch, List<Object> events, Transaction transaction) {
        if (!events.isEmpty()) {
            transaction.publish(branch.stream(), events.toArray());
        }
    }

    private int branchOf(Object event) {
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            try {
                if (branch.when().apply(event)) {
                    return i;
                }
            } catch (Exception e) {
                throw new TaskFailedException(
                        branch.stream().path + ": event " + Texts.shortened(event) + " failed: " + e, e);
            }
        }
        return -1;
    }

    /** How many events no branch took. */
    long dropped() {
        return dropped;
    }

    void dropped(long events) {
        dropped = events;
    }
}
