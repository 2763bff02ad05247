package io.portals.examples.actors.bank;

import java.io.Serializable;

/**
 * What the bank begins with: the n-th account is closed or not, and holds some money; the n-th order follows from its number.
 *
 * @param accounts how many there are, numbered from 0
 * @param orders how many there are, numbered from 0
 */
record Books(long accounts, long orders) implements Serializable {
    /** Each so many-th account is closed. */
    private static final long CLOSED = 50;

    /** Of so many orders the first withdrawal of one fails. */
    private static final long FAILING = 40;

    private static final long LEAST_MONEY = 100;
    private static final long MORE_MONEY = 900;
    private static final long MOST_TRANSFERRED = 400;

    static boolean isClosed(long account) {
        return account % CLOSED == CLOSED - 1;
    }

    /** Whether the first withdrawal of an order fails. */
    static boolean failsOnce(long order) {
        return order % FAILING == FAILING - 1;
    }

    /** How many withdrawals fail. */
    long failures() {
        return orders / FAILING;
    }

    /** What it holds at the beginning. */
    static long opening(long account) {
        return LEAST_MONEY + below(MORE_MONEY, account, 0);
    }

    Order order(long number) {
        long from = below(accounts, number, 1);
        long to = (from + 1 + below(accounts - 1, number, 2)) % accounts;
        return new Order(number, from, to, 1 + below(MOST_TRANSFERRED, number, 3));
    }

    /** A number that follows from two others, and looks like chance: the finalizer of SplitMix64. */
    private static long below(long end, long number, long what) {
        long z = (4 * number + what + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return Long.remainderUnsigned(z ^ (z >>> 31), end);
    }
}
