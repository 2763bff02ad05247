package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Values of a class that no runtime can look into, everywhere where values are shipped or stored. */
public abstract class OpaqueSuite implements UnderTest {
    private static final int EVENTS = 24;

    /** Of somebody else: neither a record, nor with the setters that would make it a POJO. */
    static final class Money {
        private final long cents;

        Money(long cents) {
            this.cents = cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Money that && cents == that.cents;
        }

        @Override
        public int hashCode() {
            return Objects.hash(cents);
        }

        @Override
        public String toString() {
            return cents + " cents";
        }
    }

    record Payment(int payer, Money amount) {}

    private static final KeyedPortal<Integer, Money, Money> DOUBLE = KeyedPortal.at(
            "/opaque/portals/double", Money.class, Money.class, Integer.class, money -> (int) (money.cents % 3));
    private static final AtomicStream<String> LINES = AtomicStream.at("/opaque/workflows/pay/stream", String.class);
    private static final AtomicStream<DeadLetter<Object>> LETTERS = AtomicStream.deadLetters("/opaque/workflows/pay");

    record Doubling() implements Replier<Money, Money, Money> {
        @Override
        public void request(Money money, ReplierContext<Money, Money> ctx) {
            ctx.reply(new Money(2 * money.cents));
            Mishap.at("double");
        }
    }

    record Pay() implements Task<Payment, String> {
        static final PerKey<Money> PAID = State.perKey("paid", Money.class).orElse(new Money(0));

        @Override
        public Uses uses() {
            return Uses.state(PAID).asks(DOUBLE).resumes(Doubled.class).fires(Later.class);
        }

        @Override
        public void process(Payment payment, TaskContext<String> ctx) {
            if (payment.amount().cents == 13) {
                throw new IllegalArgumentException("unlucky");
            }
            ctx.update(PAID, paid -> new Money(paid.cents + payment.amount().cents));
            ctx.ask(DOUBLE, payment.amount()).then(new Doubled(payment.amount()));
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Integer.class) + " paid " + ctx.get(PAID));
        }
    }

    record Doubled(Money of) implements OnReply<Money, String> {
        @Override
        public void resume(Money doubled, TaskContext<String> ctx) {
            ctx.after(Duration.ofMillis(5), new Later(of, doubled));
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed: " + why);
        }
    }

    record Later(Money of, Money doubled) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit(of + " twice is " + doubled);
        }
    }

    /** @param declared whether it says that money is opaque */
    protected static Application paying(boolean declared) {
        List<Payment> payments = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            payments.add(new Payment(i % 4, new Money(i)));
        }
        return Application.named("opaque", app -> {
            if (declared) {
                app.opaque(Money.class);
            }
            app.portal("double", Money.class, Money.class, Integer.class, DOUBLE.keyOf());
            app.workflow("double", app.generator("none", Generator.empty(Money.class)))
                    .keyBy(Integer.class, money -> 0)
                    .process("double", Money.class, io.portals.api.task.Tasks.identity())
                    .replies(DOUBLE, new Doubling())
                    .sink();
            app.workflow(
                            "pay",
                            app.generator("payments", Generator.of(Payment.class, payments.toArray(Payment[]::new))))
                    .keyBy(Integer.class, Payment::payer)
                    .process("pay", String.class, new Pay())
                    .onError(ErrorPolicy.DEAD_LETTER)
                    .sink();
        });
    }

    @EveryWay
    void valuesOfAnOpaqueClassGoEverywhere(Way way) throws Exception {
        List<String> expected = new ArrayList<>();
        long[] paid = new long[4];
        for (int i = 0; i < EVENTS; i++) {
            if (i != 13) {
                expected.add(i + " cents twice is " + 2 * i + " cents");
                paid[i % 4] += i;
            }
        }
        for (int payer = 0; payer < paid.length; payer++) {
            expected.add(payer + " paid " + paid[payer] + " cents");
        }
        Outcome outcome = way.run(Program.of(paying(true)).watching(LINES, LETTERS));
        assertThat(outcome.of(LINES)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(outcome.of(LETTERS)).singleElement().satisfies(letter -> assertThat(letter.event())
                .isEqualTo(new Payment(1, new Money(13))));
    }

    @Test
    void aRecordNeedsNotBeDeclared() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Application.named("a", app -> app.opaque(Payment.class))))
                .hasMessageContaining("declares " + Payment.class.getName() + " opaque")
                .hasMessageContaining("leave it out");
    }
}
