package io.portals.examples.actors.fibonacci;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link Fibonacci}, compared with what a loop finds. */
@Command(name = "fibonacci", description = "A Fibonacci number by the naive recursion, where each call is an actor.")
public final class FibonacciExample implements Example {
    private static final int LARGEST = 32;

    @Option(names = "--n", paramLabel = "N", defaultValue = "21", description = "Which one. Default: ${DEFAULT-VALUE}.")
    private int n;

    @Override
    public String name() {
        return "fibonacci";
    }

    @Override
    public void checkOptions() {
        UsageException.checkRange("--n", n, 0, LARGEST);
    }

    @Override
    public ActorSystem system() {
        return Fibonacci.system(n);
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(Fibonacci.RESULT);
    }

    @Override
    public Verdict check(Results results) {
        long expected = 0;
        long next = 1;
        for (int i = 0; i < n; i++) {
            long sum = expected + next;
            expected = next;
            next = sum;
        }
        List<Long> found = results.of(Fibonacci.RESULT);
        return found.equals(List.of(expected))
                ? Verdict.ok("fibonacci(" + n + ") = " + expected)
                : Verdict.wrong("fibonacci(" + n + ") = " + found, "it must be " + expected + ", once");
    }
}
