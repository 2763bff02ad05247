package io.portals.examples.actors.bank;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Question;

/** A virtual actor that holds money. A closed one keeps what it has, and refuses all. */
record Account(boolean isClosed, long balance) implements Behavior<Account.Message> {
    static final ActorType<Message> TYPE = ActorType.named("account", Message.class);

    /** What an account takes. */
    sealed interface Message {}

    /**
     * Give some money.
     *
     * @param fails on purpose, when it has been given
     */
    record Withdraw(long amount, boolean fails) implements Message, Question<Answer> {}

    /** Take some money. */
    record Deposit(long amount) implements Message, Question<Answer> {}

    /** Say what you hold. */
    record Read() implements Message, Question<Balance> {}

    /** What has become of it. */
    record Answer(Result result) {}

    /** What may become of it. */
    enum Result {
        DONE,
        NO_FUNDS,
        CLOSED
    }

    /** What it holds. */
    record Balance(long amount) {}

    static ActorRef<Message> number(long account) {
        return TYPE.at(Long.toString(account));
    }

    static Account opened(String name) {
        long number = Long.parseLong(name);
        return new Account(Books.isClosed(number), Books.opening(number));
    }

    @Override
    public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
        if (message instanceof Withdraw withdraw) {
            Result result = isClosed ? Result.CLOSED : balance < withdraw.amount() ? Result.NO_FUNDS : Result.DONE;
            ctx.reply(withdraw, new Answer(result));
            if (withdraw.fails()) {
                throw new IllegalStateException("a withdrawal fails on purpose");
            }
            return result == Result.DONE ? new Account(false, balance - withdraw.amount()) : this;
        }
        if (message instanceof Deposit deposit) {
            ctx.reply(deposit, new Answer(isClosed ? Result.CLOSED : Result.DONE));
            return isClosed ? this : new Account(false, balance + deposit.amount());
        }
        ctx.reply((Read) message, new Balance(balance));
        return this;
    }
}
