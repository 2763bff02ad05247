package io.portals.actor;

import static io.portals.actor.Puppet.VIRTUAL;
import static io.portals.actor.Puppet.letters;
import static io.portals.actor.Puppet.lines;
import static io.portals.actor.Puppet.main;
import static io.portals.actor.Puppet.program;
import static io.portals.actor.Puppet.puppet;
import static io.portals.actor.Puppet.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.suite.EveryWay;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.Program;
import io.portals.conformance.suite.UnderTest;
import io.portals.conformance.suite.Way;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Actors that are there when they are addressed. */
abstract class VirtualSuite implements UnderTest {
    private static final ActorType<Puppet.Do> STATELESS = ActorType.named("stateless", Puppet.Do.class);

    private static ActorSystem sleepy(Duration after, Puppet.Command... commands) {
        return Puppet.system(
                actors -> {
                    actors.classic(Puppet.class, Puppet.Holding.class);
                    actors.virtual(VIRTUAL, Puppet.class, name -> puppet("new")).passivateAfter(after);
                },
                commands);
    }

    @EveryWay
    void anActorIsBornByItsFirstMessage(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                to("virtual/a", "say hello; feel known"),
                to("virtual/a", "say hello"),
                to("virtual/with / and :", "say hello"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder(
                        "virtual/a new hello", "virtual/a known hello", "virtual/with / and : new hello");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void oneThatHasStoppedIsBornAnew(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                to("virtual/a", "count; feel known; later 3600000 say never"),
                to("virtual/a", "stop"),
                to("virtual/a", "count"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("virtual/a new counts 1", "virtual/a new counts 1");
    }

    /** The reply is not for the one that is born next, which has to wait for it. */
    @EveryWay
    void aReplyToOneThatHasStoppedIsADeadLetter(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                to(
                        "virtual/a",
                        "ask /main later; tell /main watch virtual/a say it has stopped; tell /main later 60 answer; count; stop"),
                to("virtual/a", "count; feel good"),
                to("virtual/b", "later 20 ask virtual/a now"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome, "virtual/a"))
                .containsExactly("virtual/a new counts 1", "virtual/a new counts 1");
        assertThat(lines(system, outcome, "virtual/b")).containsExactly("virtual/b new virtual/a is good");
        assertThat(lines(system, outcome, "/main")).containsExactly("/main fine it has stopped");
        assertThat(letters(system, outcome))
                .containsExactly("virtual/a | Mood[mood=fine] | the actor virtual/a, which asked, has stopped");
    }

    @EveryWay
    void aNumberIsNotGivenToAChildAgain(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                to("virtual/a", "number; count; stop"), to("virtual/a", "number; stop"), to("virtual/a", "number"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactly(
                        "virtual/a new spawned /@virtual/a/~0",
                        "virtual/a new counts 1",
                        "virtual/a new spawned /@virtual/a/~1",
                        "virtual/a new spawned /@virtual/a/~2");
    }

    @EveryWay
    void oneThatStopsWhenItComesToLifeHandlesNothing(Way way) throws Exception {
        ActorSystem system =
                moody(Supervision.FAIL_JOB, to("virtual/brief", "say hello"), main("ask virtual/brief now"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactly("/main fine virtual/brief: REFUSED there is no actor virtual/brief");
        assertThat(letters(system, outcome))
                .containsExactlyInAnyOrder(
                        "virtual/brief | Run[orders=say hello] | there is no actor virtual/brief",
                        "virtual/brief | HowAreYou[manner=NOW] | there is no actor virtual/brief");
    }

    @EveryWay
    void birthsAreSupervisedToo(Way way) throws Exception {
        ActorSystem system =
                moody(Supervision.SET_ASIDE, to("virtual/unborn", "say hello"), main("ask virtual/unborn now"));
        Outcome outcome = way.run(program(system));

        String reason =
                "the actor virtual/unborn could not be born: java.lang.IllegalArgumentException: it is not to be";
        assertThat(lines(system, outcome)).containsExactly("/main fine virtual/unborn: REFUSED " + reason);
        assertThat(letters(system, outcome)).hasSize(2).allSatisfy(letter -> assertThat(letter)
                .endsWith(reason));
    }

    @EveryWay
    void whoWatchesOneThatCannotComeToLifeHearsOfIt(Way way) throws Exception {
        ActorSystem system =
                moody(Supervision.STOP, main("watch virtual/broken say it has stopped; later 50 say done"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine it has stopped", "/main fine done");
    }

    /** Virtual puppets whose mood is their name. */
    private static ActorSystem moody(Supervision supervision, Puppet.Command... commands) {
        return Puppet.system(
                actors -> {
                    actors.classic(Puppet.class, Puppet.Holding.class);
                    actors.virtual(VIRTUAL, Puppet.class, name -> {
                                if (name.equals("unborn")) {
                                    throw new IllegalArgumentException("it is not to be");
                                }
                                return puppet(name);
                            })
                            .onFailure(supervision);
                },
                commands);
    }

    /** What it has kept for later it handles before it is put away. Its subtask is not at rest, as it has something scheduled. */
    @EveryWay
    void oneThatIsIdleMayWantWhatItHasKept(Way way) throws Exception {
        ActorSystem system =
                sleepy(Duration.ofMillis(40), to("virtual/a", "later 600 say two; hold"), to("virtual/a", "say one"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsSubsequence(
                        "virtual/a new one",
                        "virtual/a new falls asleep",
                        "virtual/a woken wakes",
                        "virtual/a woken two");
    }

    /** While it has something scheduled, its subtask is not at rest: then idle actors are put away in time, though inputs have ended. */
    @EveryWay
    void anActorThatIsIdleIsPutAwayAndComesBack(Way way) throws Exception {
        ActorSystem system = sleepy(
                Duration.ofMillis(40),
                to("virtual/a", "count; feel tired; later 500 say the end"),
                main("later 300 tell virtual/a say again"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome, "virtual/a"))
                .containsSubsequence(
                        "virtual/a new counts 1",
                        "virtual/a tired falls asleep",
                        "virtual/a woken wakes",
                        "virtual/a woken again");
        assertThat(letters(system, outcome)).isEmpty();
    }

    /** Of what was put away nothing is left once the actor is back. */
    @EveryWay
    void oneThatCameBackAndStoppedIsBornAnew(Way way) throws Exception {
        ActorSystem system = sleepy(
                Duration.ofMillis(40),
                to("virtual/a", "feel tired; later 3600000 say never"),
                main("later 300 tell virtual/a stop; later 310 tell virtual/a say again"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome, "virtual/a"))
                .containsSubsequence("virtual/a tired falls asleep", "virtual/a woken wakes", "virtual/a new again");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void anActorThatIsInUseIsNotPutAway(Way way) throws Exception {
        StringBuilder uses = new StringBuilder("later 10 tell virtual/a feel busy");
        for (int at = 20; at <= 400; at += 10) {
            uses.append("; later ").append(at).append(" tell virtual/a feel busy");
        }
        ActorSystem system =
                sleepy(Duration.ofSeconds(20), main(uses.toString()), main("later 410 tell virtual/a say done"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("virtual/a busy done");
    }

    @EveryWay
    void aBoundedJobDoesNotWaitForIdleActors(Way way) throws Exception {
        ActorSystem system = sleepy(Duration.ofDays(1), to("virtual/a", "say hello"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("virtual/a new hello");
    }

    @EveryWay
    void whatWasScheduledAndAskedWakesAnActor(Way way) throws Exception {
        ActorSystem system = sleepy(
                Duration.ofMillis(20),
                to("virtual/a", "later 150 say it is time"),
                to("virtual/b", "ask /main later; tell /main later 150 answer; later 500 say the end"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome, "virtual/a"))
                .containsSubsequence(
                        "virtual/a new falls asleep", "virtual/a woken wakes", "virtual/a woken it is time");
        assertThat(lines(system, outcome, "virtual/b"))
                .containsSubsequence(
                        "virtual/b new falls asleep", "virtual/b woken wakes", "virtual/b woken /main is fine");
    }

    @EveryWay
    void statelessActorsHandleMessagesAndAnswer(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                actors -> {
                    actors.classic(Puppet.class);
                    actors.stateless(STATELESS, Puppet.class, name -> puppet("always"))
                            .onFailure(Supervision.SET_ASIDE);
                },
                to("stateless/1", "say a"),
                main(
                        "ask stateless/2 now; tell stateless/3 spawn kid; tell stateless/3 tell /@stateless/3/kid say nothing"),
                to("stateless/4", "feel sad"),
                to("stateless/5", "count"),
                to("stateless/6", "number"),
                to("stateless/7", "later 1 say b"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder(
                        "stateless/1 always a", "/main fine stateless/2 is always", "/@stateless/3/kid born nothing");
        assertThat(letters(system, outcome)).hasSize(4).anySatisfy(letter -> assertThat(letter)
                .contains("returns another one, but actors of the type stateless are declared to be stateless"));
    }

    @EveryWay
    void whatActorsUseIsToldOnce(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                actors -> {
                    actors.classic(Puppet.class).accounted();
                    actors.classic(Puppet.Holding.class).accounted();
                    actors.virtual(VIRTUAL, Puppet.class, name -> puppet("new"))
                            .passivateAfter(Duration.ofMillis(30))
                            .accounted();
                    actors.stateless(STATELESS, Puppet.class, name -> puppet("always"))
                            .accounted();
                },
                main("spawn kid; spawn other; tell /main/kid stop; tell /main/other say a; tell /main/other say b"),
                to("virtual/a", "say a; later 600 say b; later 1200 say c"),
                to("virtual/b", "stop"),
                to("virtual/c", "feel tired of life"),
                main("spawn held; tell /main/held hold; tell /main/held stop"),
                to("stateless/a", "say a"),
                to("stateless/a", "say b"));
        Outcome outcome = way.run(Program.of(system.application()).watching(system.usage()));

        Map<String, Usage> sums = new TreeMap<>();
        outcome.of(system.usage()).forEach(usage -> sums.merge(usage.type(), usage, Usage::plus));
        // To be spawned is counted as a message, as it takes a turn: /main/kid and /main/other are; /main only if that
        // comes before its
        // first order, which brings it to life, too.
        assertThat(sums.get("Puppet")).satisfies(usage -> {
            assertThat(usage.messages()).isBetween(2 + 1 + 3 + 3L, 3 + 1 + 3 + 3L);
            assertThat(usage.activated()).isEqualTo(3 + 1);
            assertThat(usage.stopped())
                    .as("/main/kid, and /main/held, which is of another kind")
                    .isEqualTo(2);
        });
        assertThat(sums.get("Holding")).satisfies(usage -> {
            assertThat(usage.messages()).as("stop").isEqualTo(1);
            assertThat(usage.activated()).isEqualTo(1);
            assertThat(usage.stopped()).isEqualTo(1);
        });
        assertThat(sums.get("virtual")).satisfies(usage -> {
            assertThat(usage.messages()).isEqualTo(5);
            assertThat(usage.passivated()).isGreaterThanOrEqualTo(2);
            assertThat(usage.stopped())
                    .as("virtual/b, and virtual/c when it was idle")
                    .isEqualTo(2);
            assertThat(usage.activated()).isEqualTo(5);
            assertThat(usage.returned()).as("virtual/a, twice").isEqualTo(2);
        });
        assertThat(sums.get("stateless"))
                .isEqualTo(new Usage("stateless", 2, sums.get("stateless").busyMillis(), 0, 0, 0, 0));
    }
}
