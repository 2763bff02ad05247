package io.portals.examples.shoppingcart.launch.progress;

import io.portals.examples.shoppingcart.launch.output.CommittedCount;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Prints a line a second, until it is closed. */
public final class ProgressLines implements AutoCloseable {
    private static final long INTERVAL_SECONDS = 1;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final JobMetrics metrics;
    private final CommittedCount orders;
    private final PrintStream out;
    private long seconds;
    private long operationsBefore;

    public ProgressLines(JobMetrics metrics, CommittedCount orders, PrintStream out) {
        this.metrics = metrics;
        this.orders = orders;
        this.out = out;
    }

    public ProgressLines start() {
        clock.scheduleAtFixedRate(this::print, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void print() {
        try {
            seconds += INTERVAL_SECONDS;
            long operations = metrics.operations();
            out.println(line((operations - operationsBefore) / INTERVAL_SECONDS));
            operationsBefore = operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // ends the lines, not the run
        }
    }

    private String line(long operationsPerSecond) throws IOException {
        String checkpoint = metrics.lastCheckpoint() == 0
                ? "no checkpoint yet"
                : String.format(
                        Locale.ROOT,
                        "checkpoint %d took %d ms",
                        metrics.lastCheckpoint(),
                        metrics.lastCheckpointMillis());
        return String.format(
                Locale.ROOT,
                "%4d s: %,d events/s, %,d orders, %,d asks in flight, %s, restarts %d",
                seconds,
                operationsPerSecond,
                orders.now(),
                metrics.asksInFlight(),
                checkpoint,
                metrics.restarts());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
