package io.portals.examples.actors.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.actor.ActorSystem;
import io.portals.actor.Actors;
import io.portals.actor.MutatedSupervisor;
import io.portals.local.LocalRuntime;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The bank's books find a supervisor that does not undo what failed. */
class BankTest {
    private static final long ACCOUNTS = 60;
    private static final long TRANSFERS = 400;

    private static Optional<String> wrong(Consumer<Actors> mutation) {
        ActorSystem system = Bank.system(ACCOUNTS, TRANSFERS, mutation);
        LocalRuntime run = LocalRuntime.seeded(1).launch(system.application()).untilComplete();
        assertThat(run.deadLetters()).hasSize((int) new Books(ACCOUNTS, TRANSFERS).failures());
        return new Reckoning(
                        new Books(ACCOUNTS, TRANSFERS),
                        run.output(system.stream(Bank.OUTCOMES)),
                        run.output(system.stream(Bank.HOLDINGS)))
                .wrong();
    }

    @Test
    void theTotalStaysWhenWithdrawalsFail() {
        assertThat(wrong(actors -> {})).isEmpty();
    }

    @Test
    void aSupervisorThatKeepsWhatFailedMakesMoney() {
        assertThat(wrong(MutatedSupervisor::keepsWhatFailed))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("of the balances"));
    }
}
