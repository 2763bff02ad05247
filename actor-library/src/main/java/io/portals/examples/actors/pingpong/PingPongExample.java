package io.portals.examples.actors.pingpong;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Differences;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link PingPong}: each player must have hit the ball once a round. */
@Command(name = "ping-pong", description = "Pairs of actors that send a ball to and fro.")
public final class PingPongExample implements Example {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How often the ball goes to and fro. Default: ${DEFAULT-VALUE}.")
    private long rounds;

    @Option(
            names = "--pairs",
            paramLabel = "P",
            defaultValue = "100",
            description = "How many pairs play. Default: ${DEFAULT-VALUE}.")
    private int pairs;

    @Override
    public String name() {
        return "ping-pong";
    }

    @Override
    public void checkOptions() {
        UsageException.checkRange("--rounds", rounds, 0, 1_000_000_000);
        UsageException.checkRange("--pairs", pairs, 1, 100_000);
    }

    @Override
    public ActorSystem system() {
        return PingPong.system(pairs, rounds);
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(PingPong.SCORES);
    }

    @Override
    public Verdict check(Results results) {
        List<PingPong.Score> expected = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            expected.add(new PingPong.Score(pair, PingPong.Player.PING, rounds));
            expected.add(new PingPong.Score(pair, PingPong.Player.PONG, rounds));
        }
        String result = "ping-pong: " + pairs + " pairs, " + rounds + " rounds, " + 2 * pairs * rounds + " hits";
        return Differences.between(results.of(PingPong.SCORES), expected)
                .map(differences -> Verdict.wrong(result, differences))
                .orElse(Verdict.ok(result));
    }
}
