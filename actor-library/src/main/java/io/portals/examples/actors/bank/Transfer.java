package io.portals.examples.actors.bank;

import io.portals.actor.ActorContext;
import io.portals.actor.Behavior;
import io.portals.actor.Continuation;
import io.portals.api.task.PortalFailure;
import io.portals.examples.actors.bank.Account.Answer;
import io.portals.examples.actors.bank.Account.Result;
import io.portals.examples.actors.bank.Bank.Ending;

/**
 * A saga: withdraws, deposits, and if that is refused, deposits where it has withdrawn. It lives as long as that takes.
 *
 * <p>Some withdrawals fail on purpose when the account has given the money and said so. An account is supervised: neither has happened
 * then, and the transfer, which is told of the failure, withdraws once more.
 */
record Transfer(Order order) implements Behavior<Void> {
    @Override
    public Behavior<Void> activated(ActorContext<Void> ctx) {
        withdraw(Books.failsOnce(order.number()), ctx);
        return this;
    }

    private void withdraw(boolean fails, ActorContext<Void> ctx) {
        ctx.ask(Account.number(order.from()), new Account.Withdraw(order.amount(), fails))
                .then(new Withdrawn(fails));
    }

    @Override
    public Behavior<Void> receive(Void message, ActorContext<Void> ctx) {
        throw new IllegalStateException("nobody tells a transfer anything");
    }

    private Behavior<Void> end(Ending ending, ActorContext<Void> ctx) {
        ctx.emit(Bank.OUTCOMES, new Bank.Outcome(order.number(), ending));
        ctx.tell(Audit.REF, new Audit.Ended());
        return Behavior.stopped();
    }

    private IllegalStateException broken(String step, Object why) {
        return new IllegalStateException(step + " of " + order + ": " + why);
    }

    /**
     * The source has answered.
     *
     * @param fails whether it was to fail
     */
    record Withdrawn(boolean fails) implements Continuation<Answer, Transfer, Void> {
        @Override
        public Behavior<Void> replied(Answer answer, Transfer self, ActorContext<Void> ctx) {
            if (answer.result() != Result.DONE) {
                return self.end(answer.result() == Result.CLOSED ? Ending.SOURCE_CLOSED : Ending.NO_FUNDS, ctx);
            }
            ctx.ask(Account.number(self.order.to()), new Account.Deposit(self.order.amount()))
                    .then(new Deposited());
            return self;
        }

        @Override
        public Behavior<Void> failed(PortalFailure why, Transfer self, ActorContext<Void> ctx) {
            if (!fails) {
                throw self.broken("withdrawal", why);
            }
            self.withdraw(false, ctx);
            return self;
        }
    }

    /** The target has answered. */
    record Deposited() implements Continuation<Answer, Transfer, Void> {
        @Override
        public Behavior<Void> replied(Answer answer, Transfer self, ActorContext<Void> ctx) {
            if (answer.result() == Result.DONE) {
                return self.end(Ending.PAID, ctx);
            }
            ctx.ask(Account.number(self.order.from()), new Account.Deposit(self.order.amount()))
                    .then(new Returned());
            return self;
        }

        @Override
        public Behavior<Void> failed(PortalFailure why, Transfer self, ActorContext<Void> ctx) {
            throw self.broken("deposit", why);
        }
    }

    /** The source has the money again. */
    record Returned() implements Continuation<Answer, Transfer, Void> {
        @Override
        public Behavior<Void> replied(Answer answer, Transfer self, ActorContext<Void> ctx) {
            if (answer.result() != Result.DONE) {
                throw self.broken("return", answer);
            }
            return self.end(Ending.RETURNED, ctx);
        }

        @Override
        public Behavior<Void> failed(PortalFailure why, Transfer self, ActorContext<Void> ctx) {
            throw self.broken("return", why);
        }
    }
}
