package io.portals.actor;

import io.portals.examples.actors.bank.Bank;
import io.portals.examples.actors.counting.Counting;
import io.portals.examples.actors.fibonacci.Fibonacci;
import io.portals.examples.actors.philosophers.Philosophers;
import io.portals.local.LocalRuntime;

/** Actors of all sorts, and what they do: to be the same on each JVM and in JavaScript. */
public final class TracedActors {
    private TracedActors() {}

    /** Prints the traces. */
    public static void main(String[] arguments) {
        System.out.print(traces());
    }

    static String traces() {
        return trace(Fibonacci.system(7), Fibonacci.RESULT)
                + trace(Philosophers.system(3, 4), Philosophers.MEALS, Philosophers.USES)
                + trace(Counting.system(3, 20), Counting.COUNTS)
                + trace(Bank.system(4, 12), Bank.OUTCOMES, Bank.HOLDINGS);
    }

    private static String trace(ActorSystem system, Outlet<?>... outlets) {
        LocalRuntime run = LocalRuntime.unverified(3).launch(system.application());
        do {
            run.untilIdle();
        } while (run.advanceToNextTimer());
        StringBuilder text = new StringBuilder().append(run.trace()).append('\n');
        for (Outlet<?> outlet : outlets) {
            text.append(outlet.name())
                    .append(' ')
                    .append(run.output(system.stream(outlet)))
                    .append('\n');
        }
        return text.append("dead letters ")
                .append(run.deadLetters())
                .append('\n')
                .toString();
    }
}
