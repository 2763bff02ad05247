package io.portals.examples.actors.serverless;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long rounds took: medians, in milliseconds. */
final class Timings {
    private final Plan plan;
    private final List<Measured> rounds;

    Timings(Plan plan, List<Measured> rounds) {
        this.plan = plan;
        this.rounds = rounds;
    }

    private double[] sorted(Contender contender, int messages) {
        return rounds.stream()
                .filter(round -> round.contender().equals(contender.name()) && round.messages() == messages)
                .mapToDouble(round -> round.nanos() / 1e6)
                .sorted()
                .toArray();
    }

    double median(Contender contender, int messages) {
        double[] sorted = sorted(contender, messages);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** In lines: how long it took, from the shortest to the longest, and how much longer it took than the actor. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%8s  %-22s %14s  %-28s %s",
                "messages",
                "to",
                "median",
                "of " + plan.repetitions(),
                "times"));
        for (int messages : plan.messages()) {
            double actor = median(Contender.ACTOR, messages);
            for (Contender contender : plan.contenders()) {
                lines.add(line(contender, messages, actor));
            }
        }
        return lines;
    }

    private String line(Contender contender, int messages, double actor) {
        double[] sorted = sorted(contender, messages);
        double median = median(contender, messages);
        String range = String.format(Locale.ROOT, "(%.2f - %.2f)", sorted[0], sorted[sorted.length - 1]);
        String line = String.format(
                Locale.ROOT,
                "%8d  %-22s %11.2f ms  %-28s %.2f",
                messages,
                contender.name(),
                median,
                range,
                median / actor);
        return contender.isActor() ? line.substring(0, line.lastIndexOf(' ')).stripTrailing() : line;
    }

    /** As bars, a group for each number of messages. */
    BarChart chart() {
        List<BarChart.Bars> bars = new ArrayList<>();
        for (Contender contender : plan.contenders()) {
            bars.add(new BarChart.Bars(
                    contender.name(),
                    plan.messages().stream()
                            .map(messages -> median(contender, messages))
                            .toList()));
        }
        return new BarChart(
                "Messages to one counter: milliseconds until all are answered (logarithmic)",
                plan.messages().stream().map(messages -> messages + " messages").toList(),
                bars);
    }
}
