package io.portals.examples.actors.idle;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Differences;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link Idle}: each actor must have been touched once and put away once, that only after all had been touched. */
@Command(
        name = "idle",
        description = "Measures what virtual actors need of memory that are idle: each is touched once. Run it with"
                + " --state-backend rocksdb, and with long times between checkpoints.")
public final class IdleExample implements Example {
    private static final long TARGET_BYTES = 100;
    private static final Duration LONGEST_IDLE = Duration.ofHours(1);

    /** What an actor may take to be touched, unless something else is said: far more than it does. */
    private static final Duration LEAST_IDLE = Duration.ofSeconds(10);

    private static final long MICROS_OF_AN_ACTOR = 200;

    @Option(
            names = "--actors",
            paramLabel = "A",
            defaultValue = "100000",
            description = "How many there are. Default: ${DEFAULT-VALUE}.")
    private long actors;

    @Option(
            names = "--passivate-after",
            paramLabel = "D",
            description =
                    "How long they are idle until they are put away; more than it takes to touch all. Default: 10s,"
                            + " and 1s more for each 5000 actors.")
    private Duration passivateAfter;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void checkOptions() {
        UsageException.checkRange("--actors", actors, 1, 100_000_000);
        if (passivateAfter != null && (passivateAfter.toMillis() < 1 || passivateAfter.compareTo(LONGEST_IDLE) > 0)) {
            throw new UsageException("--passivate-after: is out of range; give 1ms to 60m");
        }
    }

    @Override
    public void checkRun(boolean isLocal, int failures) {
        if (isLocal) {
            throw new UsageException(
                    "--runtime local: keeps state, timers and steps on the heap, which is not what is to be"
                            + " measured; leave it out");
        }
        if (failures > 0) {
            throw new UsageException("--fail: memory is not measured in a job that fails; leave it out");
        }
    }

    private Duration idle() {
        return Optional.ofNullable(passivateAfter).orElse(LEAST_IDLE.plusMillis(actors * MICROS_OF_AN_ACTOR / 1_000));
    }

    @Override
    public ActorSystem system() {
        return Idle.system(actors, idle());
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(Idle.READINGS, Idle.COUNTS);
    }

    @Override
    public Verdict check(Results results) {
        String result = "idle: " + actors + " actors, each touched once, and put away";
        List<Idle.Counts> counts = results.of(Idle.COUNTS);
        if (counts.stream().anyMatch(each -> each.early() > 0)) {
            return Verdict.wrong(
                    result,
                    counts.get(0).early()
                            + " were put away before all had been touched; give a longer --passivate-after" + " than "
                            + idle().toSeconds() + "s");
        }
        return Differences.between(counts, List.of(new Idle.Counts(actors, actors, 0, actors)))
                .or(() -> Differences.between(
                        results.of(Idle.READINGS).stream().map(Reading::moment).toList(),
                        Arrays.asList(Reading.Moment.values())))
                .map(differences -> Verdict.wrong(result, differences))
                .orElse(Verdict.ok(result));
    }

    @Override
    public List<String> report(Results results) {
        List<Reading> readings = results.of(Idle.READINGS).stream()
                .sorted((one, other) -> one.moment().compareTo(other.moment()))
                .toList();
        Reading before = readings.get(0);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-26s %11s %17s %14s %17s",
                "idle after " + idle().toSeconds() + " s",
                "heap",
                "bytes an actor",
                "resident",
                "bytes an actor"));
        for (Reading reading : readings) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-26s %8.1f MB %17s %11s MB %17s",
                    reading.moment().words(),
                    reading.heap() / 1e6,
                    reading == before ? "" : perActor(reading.heap() - before.heap()),
                    reading.resident() == 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", reading.resident() / 1e6),
                    reading == before || reading.resident() == 0
                            ? ""
                            : perActor(reading.resident() - before.resident())));
        }
        boolean isReached =
                readings.stream().allMatch(reading -> reading.heap() - before.heap() < TARGET_BYTES * actors);
        lines.add("target: less than " + TARGET_BYTES + " bytes of heap an idle actor, "
                + (isReached ? "reached" : "NOT reached"));
        return lines;
    }

    private String perActor(long bytes) {
        return String.format(Locale.ROOT, "%.1f", (double) bytes / actors);
    }
}
