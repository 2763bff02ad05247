package io.portals.examples.actors.philosophers;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Differences;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import io.portals.examples.actors.philosophers.Philosophers.Meal;
import io.portals.examples.actors.philosophers.Philosophers.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@link Philosophers}. Each must have eaten its meals, with the right forks. A fork numbers its uses, and begins one when the
 * one before is over: if no two meals have the same use of a fork, no two neighbours ate at the same time.
 */
@Command(
        name = "philosophers",
        description = "Dining philosophers: actors for them and for their forks, on which they wait.")
public final class PhilosophersExample implements Example {
    @Option(
            names = "--seats",
            paramLabel = "S",
            defaultValue = "5",
            description = "How many there are, and how many forks. Default: ${DEFAULT-VALUE}.")
    private int seats;

    @Option(
            names = "--meals",
            paramLabel = "M",
            defaultValue = "1000",
            description = "How often each eats. Default: ${DEFAULT-VALUE}.")
    private long meals;

    @Override
    public String name() {
        return "philosophers";
    }

    @Override
    public void checkOptions() {
        UsageException.checkRange("--seats", seats, 2, 10_000);
        UsageException.checkRange("--meals", meals, 0, 1_000_000);
    }

    @Override
    public ActorSystem system() {
        return Philosophers.system(seats, meals);
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(Philosophers.MEALS, Philosophers.USES);
    }

    @Override
    public Verdict check(Results results) {
        List<Meal> eaten = results.of(Philosophers.MEALS);
        List<Use> uses = results.of(Philosophers.USES);
        String result = "philosophers: " + seats + " seats, " + eaten.size() + " meals, " + uses.size()
                + " uses of forks, no two of a fork at once";
        return wrongMeals(eaten)
                .or(() -> wrongForks(eaten))
                .or(() -> wrongUses(eaten, uses))
                .map(wrong -> Verdict.wrong(result, wrong))
                .orElse(Verdict.ok(result));
    }

    /** A meal, whatever was eaten it with. */
    private record Plate(int seat, long number) {}

    private Optional<String> wrongMeals(List<Meal> eaten) {
        List<Plate> expected = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            for (long number = 1; number <= meals; number++) {
                expected.add(new Plate(seat, number));
            }
        }
        List<Plate> found = eaten.stream()
                .map(meal -> new Plate(meal.seat(), meal.number()))
                .toList();
        return Differences.between(found, expected).map(differences -> "of the meals " + differences);
    }

    /** Each meal needs the forks on both sides of the seat. */
    private Optional<String> wrongForks(List<Meal> eaten) {
        return eaten.stream()
                .filter(meal -> !isBeside(meal.first(), meal)
                        || !isBeside(meal.second(), meal)
                        || meal.first().fork() == meal.second().fork())
                .findFirst()
                .map(meal -> meal + " has other forks than those beside the seat");
    }

    private boolean isBeside(Use use, Meal meal) {
        return use.seat() == meal.seat() && Math.floorMod(use.fork() - meal.seat(), seats) <= 1;
    }

    /** Each use of a fork is for one meal, and each fork has as many as its two neighbours have meals, without a gap. */
    private Optional<String> wrongUses(List<Meal> eaten, List<Use> uses) {
        List<Use> ofMeals = new ArrayList<>();
        eaten.forEach(meal -> ofMeals.addAll(List.of(meal.first(), meal.second())));
        return Differences.between(ofMeals, uses)
                .map(differences -> "of the uses that forks know, in meals " + differences)
                .or(() -> Differences.between(numbers(ofMeals), allNumbers())
                        .map(differences -> "of the uses " + differences));
    }

    /** A use, whoever made it. */
    private record Turn(int fork, long number) {}

    private static List<Turn> numbers(List<Use> uses) {
        return uses.stream().map(use -> new Turn(use.fork(), use.number())).toList();
    }

    private List<Turn> allNumbers() {
        List<Turn> all = new ArrayList<>();
        for (int fork = 0; fork < seats; fork++) {
            for (long number = 1; number <= 2 * meals; number++) {
                all.add(new Turn(fork, number));
            }
        }
        return all;
    }
}
