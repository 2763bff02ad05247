package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.local.verify.ShippingException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What generators read from is shipped as to a cluster, and closed. */
final class GeneratorsTest {
    private static final AtomicStream<Long> NUMBERS = AtomicStream.at("/app/workflows/w/stream", Long.class);
    private static final List<String> LOG = new ArrayList<>();

    /** One that says when it is closed. */
    private record Read(Iterator<Long> numbers) implements Iterator<Long>, AutoCloseable {
        @Override
        public boolean hasNext() {
            return numbers.hasNext();
        }

        @Override
        public Long next() {
            return numbers.next();
        }

        @Override
        public void close() {
            LOG.add("closed");
        }
    }

    private static Application reading(Generator<Long> numbers) {
        return Application.named("app", app -> app.workflow("w", app.generator("numbers", numbers))
                .sink());
    }

    @Test
    void whatAGeneratorReadsIsClosedWhenTheRunGoesBack() {
        LOG.clear();
        LocalRuntime run = LocalRuntime.seeded(1).launch(reading(Generator.iterator(Long.class, 1, () -> {
            LOG.add("opened");
            return new Read(List.of(1L, 2L, 3L).iterator());
        })));
        run.step();
        run.crashAndRecover();
        run.step();
        run.crashAndRecover();
        long opened = LOG.stream().filter("opened"::equals).count();
        long closed = LOG.stream().filter("closed"::equals).count();
        assertThat(opened - closed).as("open, of " + opened).isBetween(0L, 1L);
        assertThat(opened).isGreaterThanOrEqualTo(3);
        assertThat(run.untilComplete().output(NUMBERS)).containsExactly(1L, 2L, 3L);
    }

    static final class Meter {}

    private static Application capturing(Object captured) {
        return reading(Generator.iterator(
                Long.class, 1, () -> List.of((long) captured.toString().length())
                        .iterator()));
    }

    private record Shippable(int length) implements Serializable {}

    @Test
    void aGeneratorThatWouldNotArriveOnAClusterIsRefused() {
        assertThatThrownBy(() -> LocalRuntime.seeded(1).launch(capturing(new Meter())))
                .isInstanceOf(ShippingException.class)
                .hasMessageContaining("/app/generators/numbers: the generator cannot be shipped to where it runs"
                        + " (java.io.NotSerializableException: " + Meter.class.getName() + ")");
        assertThat(LocalRuntime.seeded(1)
                        .launch(capturing(new Shippable(1)))
                        .untilComplete()
                        .output(NUMBERS))
                .containsExactly(19L);
        assertThat(LocalRuntime.unverified(1)
                        .launch(capturing(new Meter()))
                        .untilComplete()
                        .output(NUMBERS))
                .hasSize(1);
    }
}
