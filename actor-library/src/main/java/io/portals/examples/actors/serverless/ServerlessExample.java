package io.portals.examples.actors.serverless;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Differences;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link Serverless}: each counter must have come to the number of its messages, as its actor or the store says. */
@Command(
        name = "serverless",
        description = {
            "Messages to one virtual actor that counts, beside as many functions that read and write the counter in a store"
                    + " behind a socket of this machine. Measured is the time from the first message to the last reply."
        })
public final class ServerlessExample implements Example {
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);
    private static final int MOST_CONTENDERS = 8;

    @Option(
            names = "--messages",
            paramLabel = "M",
            split = ",",
            defaultValue = "100,300,500,700",
            description = "How many messages a counter gets: each of these. Default: ${DEFAULT-VALUE}.")
    private List<Integer> messages;

    @Option(
            names = "--delays",
            paramLabel = "D",
            split = ",",
            defaultValue = "0ms,1ms",
            description =
                    "How long the store waits before it answers a request: each of these. Default: ${DEFAULT-VALUE}.")
    private List<Duration> delays;

    @Option(
            names = "--one-by-one",
            description = "Sends a message when the one before it is answered; else all are sent at once.")
    private boolean isOneByOne;

    @Option(
            names = "--repetitions",
            paramLabel = "R",
            defaultValue = "9",
            description = "How often each is measured; what is shown is the median. Default: ${DEFAULT-VALUE}.")
    private int repetitions;

    @Option(
            names = "--warm-up",
            paramLabel = "D",
            defaultValue = "3s",
            description = "How long the actor and the functions of each delay run before. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp;

    @Option(names = "--picture", paramLabel = "FILE", description = "Draws the medians as bars, in SVG.")
    private Path picture;

    private final Map<Contender, KeyValueStore> stores = new LinkedHashMap<>();

    @Override
    public String name() {
        return "serverless";
    }

    @Override
    public void checkOptions() {
        messages.forEach(each -> UsageException.checkRange("--messages", each, 1, 100_000));
        UsageException.checkRange("--repetitions", repetitions, 1, 1_000);
        if (new HashSet<>(messages).size() < messages.size()) {
            throw new UsageException("--messages: " + messages + " has a number twice; give each once");
        }
        if (new HashSet<>(delays).size() < delays.size()) {
            throw new UsageException("--delays: one is there twice; give each once");
        }
        UsageException.checkRange("the number of --delays", delays.size(), 1, MOST_CONTENDERS - 1);
        if (delays.stream().anyMatch(delay -> delay.compareTo(LONGEST_DELAY) > 0)) {
            throw new UsageException("--delays: one is longer than 1s; give 1s or less");
        }
        if (warmUp.compareTo(LONGEST_WARM_UP) > 0) {
            throw new UsageException("--warm-up: is longer than 1m; give 1m or less");
        }
        if (picture != null && !Files.isDirectory(picture.toAbsolutePath().getParent())) {
            throw new UsageException("--picture: there is no folder "
                    + picture.toAbsolutePath().getParent() + "; make it, or give a file in another one");
        }
    }

    @Override
    public void checkRun(boolean isLocal, int failures) {
        if (failures > 0) {
            throw new UsageException("--fail: functions whose job fails are called again, and what they have written to"
                    + " the store counts twice; leave it out, or see counting --fail for what holds for actors");
        }
    }

    @Override
    public ActorSystem system() {
        close();
        try {
            for (Duration delay : delays) {
                KeyValueStore store = KeyValueStore.open(delay);
                stores.put(Contender.functions(delay, store.port()), store);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a store cannot be opened at a port of this machine", e);
        }
        return Serverless.system(plan());
    }

    private Plan plan() {
        List<Contender> contenders = new ArrayList<>(List.of(Contender.ACTOR));
        contenders.addAll(stores.keySet());
        return new Plan(messages, isOneByOne, contenders, repetitions, warmUp.toMillis());
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(Serverless.MEASURED);
    }

    @Override
    public Verdict check(Results results) {
        List<Measured> found = results.of(Serverless.MEASURED);
        List<Measured.Known> expected = new ArrayList<>();
        for (Contender contender : plan().contenders()) {
            for (int repetition = 0; repetition < repetitions; repetition++) {
                for (int each : messages) {
                    expected.add(new Measured.Known(contender.name(), each, repetition, each));
                }
            }
        }
        String result = "serverless: " + expected.size() + " counters of an actor or functions, "
                + expected.stream().mapToLong(Measured.Known::messages).sum() + " messages";
        return Differences.between(found.stream().map(Measured::known).toList(), expected)
                .or(() -> wrongInStore(found))
                .map(differences -> Verdict.wrong(result, differences))
                .orElse(Verdict.ok(result));
    }

    /** What functions have told is compared with what the store holds. */
    private Optional<String> wrongInStore(List<Measured> rounds) {
        for (Map.Entry<Contender, KeyValueStore> each : stores.entrySet()) {
            for (Measured round : rounds) {
                long value = each.getValue().value(round.counter());
                if (round.contender().equals(each.getKey().name()) && value != round.messages()) {
                    return Optional.of("the store of " + round + " holds " + value);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> report(Results results) throws IOException {
        Timings timings = new Timings(plan(), results.of(Serverless.MEASURED));
        List<String> lines = new ArrayList<>(timings.table());
        if (picture != null) {
            Files.writeString(picture, timings.chart().svg());
            lines.add("picture: " + picture);
        }
        return lines;
    }

    @Override
    public void close() {
        stores.forEach((contender, store) -> {
            store.close();
            Connections.close(contender.port());
        });
        stores.clear();
    }
}
