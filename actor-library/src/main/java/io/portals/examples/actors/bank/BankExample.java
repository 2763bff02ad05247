package io.portals.examples.actors.bank;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link Bank}: no money is lost or made, and each transfer has one outcome, one that it may have. */
@Command(
        name = "bank",
        description = "Transfers between accounts, as sagas that make up for what fails. Each 50th account is closed,"
                + " and of 40 transfers the account of one fails when it has given the money.")
public final class BankExample implements Example {
    @Option(
            names = "--accounts",
            paramLabel = "A",
            defaultValue = "10000",
            description = "How many accounts there are. Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--transfers",
            paramLabel = "T",
            defaultValue = "50000",
            description = "How many transfers there are. Default: ${DEFAULT-VALUE}.")
    private int transfers;

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public void checkOptions() {
        UsageException.checkRange("--accounts", accounts, 2, 10_000_000);
        UsageException.checkRange("--transfers", transfers, 1, 10_000_000);
    }

    @Override
    public ActorSystem system() {
        return Bank.system(accounts, transfers);
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(Bank.OUTCOMES, Bank.HOLDINGS);
    }

    /** What failed on purpose is set aside. */
    @Override
    public long deadLetters() {
        return new Books(accounts, transfers).failures();
    }

    @Override
    public Verdict check(Results results) {
        Reckoning reckoning =
                new Reckoning(new Books(accounts, transfers), results.of(Bank.OUTCOMES), results.of(Bank.HOLDINGS));
        return reckoning
                .wrong()
                .map(wrong -> Verdict.wrong(reckoning.summary(), wrong))
                .orElseGet(() -> Verdict.ok(reckoning.summary()));
    }
}
