package io.portals.actor;

import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.TaskContext;

/** Who waits for the reply to a message. */
sealed interface Asker {
    /** Nobody does. */
    Asker NOBODY = new Nobody();

    void reply(Object reply);

    void fail(String reason);

    ReplyTo<Object> replyTo();

    /** Whether there is somebody. */
    default boolean waits() {
        return true;
    }

    /** Nobody waits. */
    record Nobody() implements Asker {
        private static final byte[] NO_KEY = {};

        @Override
        public void reply(Object reply) {
            // nobody hears it
        }

        @Override
        public void fail(String reason) {
            // nobody hears it
        }

        @Override
        public ReplyTo<Object> replyTo() {
            return new ReplyTo<>("", NO_KEY, 0);
        }

        @Override
        public boolean waits() {
            return false;
        }
    }

    /** The request that is being handled. */
    record Present(ReplierContext<?, Object> ctx) implements Asker {
        @Override
        public void reply(Object reply) {
            ctx.reply(reply);
        }

        @Override
        public void fail(String reason) {
            ctx.fail(reason);
        }

        @Override
        public ReplyTo<Object> replyTo() {
            return ctx.replyTo();
        }
    }

    /** A request that came earlier. */
    record Kept(ReplyTo<Object> to, TaskContext<?> ctx) implements Asker {
        @Override
        public void reply(Object reply) {
            ctx.reply(to, reply);
        }

        @Override
        public void fail(String reason) {
            ctx.fail(to, reason);
        }

        @Override
        public ReplyTo<Object> replyTo() {
            return to;
        }
    }
}
