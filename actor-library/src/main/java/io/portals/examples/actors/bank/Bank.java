package io.portals.examples.actors.bank;

import io.portals.actor.ActorSystem;
import io.portals.actor.Actors;
import io.portals.actor.Letter;
import io.portals.actor.Outlet;
import io.portals.actor.Supervision;
import io.portals.api.Generator;
import java.io.Serializable;
import java.util.function.Consumer;

/** A bank: orders come in as a stream, each of which brings a transfer to life. */
public final class Bank {
    /** What became of each order. */
    public static final Outlet<Outcome> OUTCOMES = Outlet.named("outcomes", Outcome.class);

    /** What is in each account in the end. */
    public static final Outlet<Holding> HOLDINGS = Outlet.named("holdings", Holding.class);

    private static final int ORDERS_TO_AN_ATOM = 16;

    private Bank() {}

    /** What became of an order. */
    public record Outcome(long order, Ending ending) implements Serializable {}

    /** What may become of an order. */
    public enum Ending {
        PAID,
        /** The target is closed, and the source has its money again. */
        RETURNED,
        NO_FUNDS,
        SOURCE_CLOSED
    }

    /** What is in an account. */
    public record Holding(long account, long balance) implements Serializable {}

    /** So many accounts, and so many transfers between them. */
    public static ActorSystem system(long accounts, long transfers) {
        return system(accounts, transfers, actors -> {});
    }

    /** @param more is declared, too */
    static ActorSystem system(long accounts, long transfers, Consumer<Actors> more) {
        Books books = new Books(accounts, transfers);
        return ActorSystem.named("bank", actors -> {
            actors.messages(Account.Message.class, Account.Answer.class, Account.Balance.class, Audit.Message.class);
            actors.virtual(Account.TYPE, Account.class, Account::opened).onFailure(Supervision.SET_ASIDE);
            actors.virtual(Audit.TYPE, Audit.class, name -> new Audit(accounts, transfers, 0));
            actors.classic(Transfer.class);
            actors.continuations(
                    Transfer.Withdrawn.class, Transfer.Deposited.class, Transfer.Returned.class, Audit.Answered.class);
            actors.generates(
                    "orders",
                    Generator.range(0, transfers, ORDERS_TO_AN_ATOM),
                    number -> Letter.starting("transfer-" + number, new Transfer(books.order(number))));
            actors.emits(OUTCOMES, HOLDINGS);
            more.accept(actors);
        });
    }
}
