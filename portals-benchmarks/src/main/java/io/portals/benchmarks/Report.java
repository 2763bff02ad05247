package io.portals.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table as it grows, and the targets at its end. */
final class Report {
    private final PrintStream out;
    private final List<String> verdicts = new ArrayList<>();
    private String section = "";

    Report(PrintStream out) {
        this.out = out;
    }

    void section(String title) {
        section = title;
        out.printf("%n%s%n", title);
    }

    /** Rates, in millions. */
    void rates(Rates rates, String unit) {
        row(
                rates.perSecond(),
                1e6,
                String.format(
                        Locale.ROOT,
                        "million %s/s; %.2f per CPU second",
                        unit,
                        rates.perCpuSecond().median() / 1e6));
    }

    /** A rate of a program that has one thread, in millions. */
    void rate(Series perSecond, String unit) {
        row(perSecond, 1e6, "million " + unit + "/s");
    }

    /** A series of durations in nanoseconds. */
    void nanos(Series series) {
        row(series, 1, "ns");
    }

    private void row(Series series, double divisor, String unit) {
        line(
                "  %-40s %8.2f  (%.2f - %.2f) %s",
                series.name(), series.median() / divisor, series.min() / divisor, series.max() / divisor, unit);
    }

    void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }

    /** The ratio of two medians. */
    void ratio(Rates one, Rates other) {
        line(
                "  %-40s %8.2f  (%.2f per CPU second)",
                "ratio to " + other.name(),
                ratio(one.perSecond(), other.perSecond()),
                ratio(one.perCpuSecond(), other.perCpuSecond()));
    }

    /** The ratio of two medians, which is to reach the target. */
    void ratio(Rates one, Rates other, double target) {
        ratio(one, other);
        verdict("ratio to " + other.name(), ratio(one.perSecond(), other.perSecond()), target);
    }

    private static double ratio(Series one, Series other) {
        return one.median() / other.median();
    }

    /** A figure that is to reach the target. */
    void verdict(String what, double value, double target) {
        verdicts.add(String.format(
                Locale.ROOT,
                "  %-11s %s: %s %.2f, target %.2f",
                value >= target ? "reached" : "NOT reached",
                section,
                what,
                value,
                target));
    }

    void targets() {
        if (!verdicts.isEmpty()) {
            out.printf("%nTargets%n");
            verdicts.forEach(out::println);
        }
    }
}
