package io.portals.api.check;

import io.portals.api.Portal;
import io.portals.api.task.Ask;
import io.portals.api.task.AskAll;
import io.portals.api.task.OnAllReplies;
import io.portals.api.task.OnReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The asks of a task's handlers until they are ended by a continuation, whichever runtime the task is in: one at a time is open, it is
 * ended once, and before its handler returns.
 *
 * <pre>{@code
 * OpenAsks asks = new OpenAsks(rules, sending);
 * asks.ask(portal, request).within(limit).then(continuation); // calls sending.ask
 * asks.returns();
 * }</pre>
 */
public final class OpenAsks {
    /** What a runtime does for an ask that is ended. */
    public interface Sending {
        /** Throws unless the handler that asks runs still. */
        void guard();

        /**
         * Sends a request.
         *
         * @param portal where it stands among those that the task declares
         * @param limitMillis after which the ask fails; 0 if it has no limit
         */
        void ask(int portal, Object request, long limitMillis, Record continuation);

        /** Sends requests, of which one continuation gets the replies. */
        void askAll(int portal, List<Object> requests, long limitMillis, Record continuation);
    }

    private final HandlerRules rules;
    private final Sending sending;
    private Open open;

    public OpenAsks(HandlerRules rules, Sending sending) {
        this.rules = rules;
        this.sending = sending;
    }

    /**
     * Begins an ask.
     *
     * @throws NullPointerException if the request is null
     * @throws IllegalStateException if another is open, or the portal is not declared
     */
    public <Q, R> Ask<R, Object> ask(Portal<Q, R> asked, Q request) {
        opens(asked);
        rules.request(request, asked);
        One one = new One(rules.declared(asked), request);
        open = one;
        @SuppressWarnings("unchecked") // the portal's reply type is the ask's
        Ask<R, Object> typed = (Ask<R, Object>) (Ask<?, Object>) one;
        return typed;
    }

    /**
     * Begins several asks.
     *
     * @throws NullPointerException if a request is null
     * @throws IllegalStateException if another is open, or the portal is not declared
     */
    public <Q, R> AskAll<R, Object> askAll(Portal<Q, R> asked, List<? extends Q> requests) {
        opens(asked);
        for (Q request : requests) {
            rules.request(request, asked);
        }
        Several several = new Several(rules.declared(asked), new ArrayList<>(requests));
        open = several;
        @SuppressWarnings("unchecked") // the portal's reply type is the asks'
        AskAll<R, Object> typed = (AskAll<R, Object>) (AskAll<?, Object>) several;
        return typed;
    }

    private void opens(Portal<?, ?> asked) {
        sending.guard();
        if (open != null) {
            throw rules.openTwice(asked, open.portal);
        }
    }

    /**
     * A handler returned.
     *
     * @throws IllegalStateException if an ask is open
     */
    public void returns() {
        if (open != null) {
            throw rules.leftOpen(open.portal);
        }
    }

    /** A handler is left, whatever it has asked. */
    public void clear() {
        open = null;
    }

    /** One or several asks, before then. */
    private abstract class Open {
        final int portal;
        long limitMillis;

        Open(int portal) {
            this.portal = portal;
        }

        final void limit(Duration limit) {
            limitMillis = rules.limitMillis(portal, limit);
        }

        /** What must hold when it is ended. */
        final void end(Record continuation) {
            sending.guard();
            rules.continuation(portal, continuation);
            if (open != this) {
                throw rules.endedTwice(portal);
            }
            open = null;
        }
    }

    private final class One extends Open implements Ask<Object, Object> {
        private final Object request;

        One(int portal, Object request) {
            super(portal);
            this.request = request;
        }

        @Override
        public Ask<Object, Object> within(Duration limit) {
            limit(limit);
            return this;
        }

        @Override
        public <C extends Record & OnReply<? super Object, Object>> void then(C continuation) {
            end(continuation);
            sending.ask(portal, request, limitMillis, continuation);
        }
    }

    private final class Several extends Open implements AskAll<Object, Object> {
        private final List<Object> requests;

        Several(int portal, List<Object> requests) {
            super(portal);
            this.requests = requests;
        }

        @Override
        public AskAll<Object, Object> within(Duration limit) {
            limit(limit);
            return this;
        }

        @Override
        public <C extends Record & OnAllReplies<? super Object, Object>> void then(C continuation) {
            end(continuation);
            sending.askAll(portal, requests, limitMillis, continuation);
        }
    }
}
