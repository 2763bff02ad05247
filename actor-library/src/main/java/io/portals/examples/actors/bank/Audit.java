package io.portals.examples.actors.bank;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Continuation;
import io.portals.api.task.PortalFailure;

/**
 * Counts the transfers that have ended; when all have, asks each account what it holds.
 *
 * @param left how many transfers have not ended
 * @param asked how many accounts it has asked
 */
record Audit(long accounts, long left, long asked) implements Behavior<Audit.Message> {
    static final ActorType<Message> TYPE = ActorType.named("audit", Message.class);

    /** The one that there is. It is virtual, so that it is there whenever a transfer ends. */
    static final ActorRef<Message> REF = TYPE.at("audit");

    private static final int AT_A_TIME = 64;

    /** What it takes. */
    sealed interface Message {}

    /** A transfer has. */
    record Ended() implements Message {}

    /** Go on asking: it tells itself, so that there is an end to each of its turns. */
    record GoOn() implements Message {}

    @Override
    public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
        if (message instanceof Ended && left > 1) {
            return new Audit(accounts, left - 1, 0);
        }
        long end = Math.min(accounts, asked + AT_A_TIME);
        for (long account = asked; account < end; account++) {
            ctx.ask(Account.number(account), new Account.Read()).then(new Answered(account));
        }
        if (end < accounts) {
            ctx.tell(ctx.self(), new GoOn());
        }
        return new Audit(accounts, 0, end);
    }

    /** An account has answered. */
    record Answered(long account) implements Continuation<Account.Balance, Audit, Message> {
        @Override
        public Behavior<Message> replied(Account.Balance balance, Audit self, ActorContext<Message> ctx) {
            ctx.emit(Bank.HOLDINGS, new Bank.Holding(account, balance.amount()));
            return self;
        }

        @Override
        public Behavior<Message> failed(PortalFailure why, Audit self, ActorContext<Message> ctx) {
            throw new IllegalStateException("account " + account + " does not answer: " + why);
        }
    }
}
