package io.portals.conformance.random.run;

import io.portals.conformance.random.program.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what runs of one program gave. Nothing is left out: programs are such that all runs must agree in all of it. */
public final class Comparison {
    private Comparison() {}

    /** What is wrong with the expected outcome itself. */
    public static List<Difference> alone(Outcome outcome) {
        List<Difference> differences = new ArrayList<>();
        outcome.problems()
                .forEach(problem -> differences.add(new Difference(
                        outcome.run(),
                        problem.startsWith("state ") ? Difference.Kind.STATE : Difference.Kind.RUN,
                        problem,
                        "")));
        byName(outcome).forEach((what, reports) -> {
            if (reports.get(0).kind() == Report.Kind.DISORDER) {
                reports.forEach(report -> differences.add(new Difference(
                        outcome.run(),
                        Difference.Kind.OUT_OF_ORDER,
                        report.id() + " at " + report.place(),
                        report.detail())));
            } else if (reports.size() > 1) {
                differences.add(new Difference(
                        outcome.run(), Difference.Kind.DOUBLED, what, "seen " + reports.size() + " times"));
            }
        });
        return differences;
    }

    /** All that is wrong with the second outcome, taken by itself and beside the first. */
    public static List<Difference> between(Outcome expected, Outcome actual) {
        List<Difference> differences = new ArrayList<>(alone(actual));
        Map<String, List<Report>> wanted = byName(expected);
        Map<String, List<Report>> seen = byName(actual);
        wanted.forEach((what, reports) -> {
            if (!seen.containsKey(what)) {
                differences.add(new Difference(actual.run(), Difference.Kind.MISSING, what, ""));
            }
        });
        seen.forEach((what, reports) -> {
            Report report = reports.get(0);
            if (report.kind() == Report.Kind.DISORDER) {
                return; // said already
            }
            List<Report> other = wanted.get(what);
            if (other == null) {
                differences.add(new Difference(actual.run(), Difference.Kind.UNEXPECTED, what, report.detail()));
            } else if (!other.get(0).detail().equals(report.detail())) {
                Difference.Kind kind =
                        report.kind() == Report.Kind.STATE ? Difference.Kind.STATE : Difference.Kind.OTHERWISE;
                differences.add(new Difference(
                        actual.run(),
                        kind,
                        what,
                        report.detail() + " instead of " + other.get(0).detail()));
            }
        });
        return differences;
    }

    private static Map<String, List<Report>> byName(Outcome outcome) {
        Map<String, List<Report>> byName = new LinkedHashMap<>();
        outcome.reports().forEach(report -> byName.computeIfAbsent(report.what(), what -> new ArrayList<>())
                .add(report));
        return byName;
    }
}
