package io.portals.local.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;

/** When what is waited for is due, by its number. What nobody waits for any more is forgotten when its turn comes. */
final class Deadlines {
    /** No deadline. */
    static final long NEVER = Long.MAX_VALUE;

    private static final Comparator<Deadline> FIRST =
            Comparator.comparingLong(Deadline::millis).thenComparingLong(Deadline::number);

    private record Deadline(long number, long millis) {}

    private final PriorityQueue<Deadline> queue = new PriorityQueue<>(FIRST);
    private final LongPredicate isWaitedFor;

    Deadlines(LongPredicate isWaitedFor) {
        this.isWaitedFor = isWaitedFor;
    }

    void add(long number, long millis) {
        if (millis != NEVER) {
            queue.add(new Deadline(number, millis));
        }
    }

    /** The next one; {@link #NEVER} if there is none. */
    long next() {
        while (!queue.isEmpty() && !isWaitedFor.test(queue.peek().number())) {
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
