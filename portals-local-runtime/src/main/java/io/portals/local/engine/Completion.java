package io.portals.local.engine;

import io.portals.api.task.PortalFailure;
import io.portals.local.run.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left when all inputs have ended, nothing is on its way and nobody waits for time to pass: asks that nobody can answer
 * any more fail, and then tasks complete, one after the other, until none has a key left that has not.
 */
final class Completion {
    private final List<TaskNode> tasks;
    private final Asks asks;

    /** The task that is looked at first: the one behind that which completed last. */
    private int next;

    Completion(List<TaskNode> tasks, Asks asks) {
        this.tasks = tasks;
        this.asks = asks;
    }

    /** The next place; null if there is none: all is complete. */
    Place next() {
        if (!asks.isEmpty()) {
            return new Unanswered(tasks.get(asks.all().get(0).task()));
        }
        for (int i = 0; i < tasks.size(); i++) {
            int number = (next + i) % tasks.size();
            if (!tasks.get(number).state().isComplete()) {
                return new Completing(number);
            }
        }
        return null;
    }

    int save() {
        return next;
    }

    void load(int saved) {
        next = saved;
    }

    /** Has no queue: it is there as long as it is needed. */
    private abstract static class AtEnd extends Place {
        AtEnd(Step.Kind kind, String path) {
            super(Level.MESSAGES, kind, path, "");
        }

        @Override
        final boolean isReady() {
            return true;
        }

        @Override
        final String producer() {
            return "";
        }
    }

    /** The asks of a task that stay unanswered. */
    private final class Unanswered extends AtEnd {
        private final TaskNode asker;

        Unanswered(TaskNode asker) {
            super(Step.Kind.UNANSWERED, asker.path);
            this.asker = asker;
        }

        @Override
        void handle(Transaction transaction) {
            List<Object> requests = new ArrayList<>();
            asker.workflow().begin();
            for (Pending ask : asks.all()) {
                if (ask.task() == asker.number()) {
                    asks.take(ask.ask());
                    transaction.lapses(ask);
                    requests.add(ask.request());
                    asker.fail(
                            ask,
                            PortalFailure.Kind.UNANSWERED,
                            "all inputs have ended, nothing is in flight, and nobody replied",
                            transaction);
                }
            }
            transaction.handles(requests);
            asker.workflow().end(asker, transaction);
        }

        @Override
        void handled() {
            // they are not pending any more
        }
    }

    /** The keys of a task that have state and are not complete. */
    private final class Completing extends AtEnd {
        private final int number;

        Completing(int number) {
            super(Step.Kind.COMPLETE, tasks.get(number).path);
            this.number = number;
        }

        @Override
        void handle(Transaction transaction) {
            TaskNode task = tasks.get(number);
            List<Object> keys = task.state().incomplete();
            transaction.handles(keys);
            task.workflow().begin();
            keys.forEach(key -> task.complete(key, transaction));
            task.workflow().end(task, transaction);
        }

        @Override
        void handled() {
            next = (number + 1) % tasks.size();
        }
    }
}
