package io.portals.local.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * When what is waited for is due, by its number. What nobody waits for any more is forgotten when its turn comes, or when there is more
 * of it than of what is waited for.
 */
final class Deadlines {
    /** No deadline. */
    static final long NEVER = Long.MAX_VALUE;

    /** So many that nobody waits for do no harm. */
    private static final int FEW = 64;

    private static final Comparator<Deadline> FIRST =
            Comparator.comparingLong(Deadline::millis).thenComparingLong(Deadline::number);

    private record Deadline(long number, long millis) {}

    private final PriorityQueue<Deadline> queue = new PriorityQueue<>(FIRST);
    private final Map<Long, ?> waitedFor;

    /** @param waitedFor what is waited for, with a deadline or without; looked at whenever that matters */
    Deadlines(Map<Long, ?> waitedFor) {
        this.waitedFor = waitedFor;
    }

    void add(long number, long millis) {
        if (millis == NEVER) {
            return;
        }
        queue.add(new Deadline(number, millis));
        if (queue.size() > 2 * waitedFor.size() + FEW) {
            List<Deadline> left = queue.stream().filter(this::isWaitedFor).toList();
            queue.clear();
            queue.addAll(left);
        }
    }

    private boolean isWaitedFor(Deadline deadline) {
        return waitedFor.containsKey(deadline.number());
    }

    /** The next one; {@link #NEVER} if there is none. */
    long next() {
        while (!queue.isEmpty() && !isWaitedFor(queue.peek())) {
            queue.poll();
        }
        return queue.isEmpty() ? NEVER : queue.peek().millis();
    }

    /** The numbers of those that are due, in order, each once. */
    List<Long> take(long nowMillis) {
        List<Long> due = new ArrayList<>();
        while (next() <= nowMillis && !queue.isEmpty()) {
            due.add(queue.poll().number());
        }
        return due;
    }
}
