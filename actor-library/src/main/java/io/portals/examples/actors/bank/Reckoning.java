package io.portals.examples.actors.bank;

import io.portals.examples.actors.Differences;
import io.portals.examples.actors.bank.Bank.Ending;
import io.portals.examples.actors.bank.Bank.Holding;
import io.portals.examples.actors.bank.Bank.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What a bank's books must be in the end.
 *
 * <p>Whether a source has the money when a transfer comes may depend on which came before. What does not is found from the orders
 * alone: who is closed, what is never there, and what is always there. Balances follow from the outcomes.
 */
record Reckoning(Books books, List<Outcome> outcomes, List<Holding> holdings) {
    /** What is wrong first; empty if all is right. */
    Optional<String> wrong() {
        return wrongCount().or(this::wrongEnding).or(this::wrongHolding).or(this::wrongTotal);
    }

    String summary() {
        return "bank: " + outcomes.size() + " transfers, " + count(Ending.PAID) + " paid, " + count(Ending.RETURNED)
                + " returned, " + count(Ending.NO_FUNDS) + " without funds, " + count(Ending.SOURCE_CLOSED)
                + " of closed accounts; " + holdings.size() + " accounts hold " + total() + " of " + openingTotal();
    }

    private long count(Ending ending) {
        return outcomes.stream().filter(outcome -> outcome.ending() == ending).count();
    }

    private long total() {
        return holdings.stream().mapToLong(Holding::balance).sum();
    }

    private long openingTotal() {
        return LongStream.range(0, books.accounts()).map(Books::opening).sum();
    }

    /** Each order has one outcome, and each account is there once. */
    private Optional<String> wrongCount() {
        return Differences.between(
                        outcomes.stream().map(Outcome::order).toList(),
                        LongStream.range(0, books.orders()).boxed().toList())
                .map(differences -> "of the outcomes of orders " + differences);
    }

    private Optional<String> wrongEnding() {
        long[] least = new long[(int) books.accounts()];
        long[] most = new long[(int) books.accounts()];
        for (int account = 0; account < least.length; account++) {
            least[account] = Books.opening(account);
            most[account] = Books.opening(account);
        }
        for (long number = 0; number < books.orders(); number++) {
            Order order = books.order(number);
            least[(int) order.from()] -= order.amount();
            most[(int) order.to()] += order.amount();
        }
        for (Outcome outcome : outcomes) {
            Order order = books.order(outcome.order());
            // if it can pay for all its orders it always has funds; what exceeds all that it ever gets it never has
            Set<Ending> possible =
                    possible(order, least[(int) order.from()] < 0, order.amount() <= most[(int) order.from()]);
            if (!possible.contains(outcome.ending())) {
                return Optional.of(order + " is " + outcome.ending() + ", but it can be " + possible + " only");
            }
        }
        return Optional.empty();
    }

    private static Set<Ending> possible(Order order, boolean mayLackFunds, boolean mayHaveFunds) {
        if (Books.isClosed(order.from())) {
            return EnumSet.of(Ending.SOURCE_CLOSED);
        }
        Set<Ending> possible = EnumSet.noneOf(Ending.class);
        if (mayHaveFunds) {
            possible.add(Books.isClosed(order.to()) ? Ending.RETURNED : Ending.PAID);
        }
        if (mayLackFunds) {
            possible.add(Ending.NO_FUNDS);
        }
        return possible;
    }

    /** What was paid has moved, and nothing else. */
    private Optional<String> wrongHolding() {
        long[] balances =
                LongStream.range(0, books.accounts()).map(Books::opening).toArray();
        for (Outcome outcome : outcomes) {
            if (outcome.ending() == Ending.PAID) {
                Order order = books.order(outcome.order());
                balances[(int) order.from()] -= order.amount();
                balances[(int) order.to()] += order.amount();
            }
        }
        List<Holding> expected = new ArrayList<>();
        for (int account = 0; account < balances.length; account++) {
            if (balances[account] < 0) {
                return Optional.of("account " + account + " paid more than it had: " + balances[account]);
            }
            expected.add(new Holding(account, balances[account]));
        }
        return Differences.between(holdings, expected).map(differences -> "of the balances " + differences);
    }

    private Optional<String> wrongTotal() {
        return total() == openingTotal() ? Optional.empty() : Optional.of("the total is not what it was");
    }
}
