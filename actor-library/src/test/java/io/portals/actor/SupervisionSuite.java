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
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of actors that fail. Virtual puppets are supervised; the classic ones, which tell them what to do, are not. */
abstract class SupervisionSuite implements UnderTest {
    /** All that a handler can do, and then a failure. */
    private static final String IN_VAIN =
            "say in vain; tell /main say in vain; spawn kid; count; shelve x; later 1 say in vain; ask /main now; number; fail on purpose";

    private static ActorSystem system(Supervision supervision, Puppet.Command... commands) {
        return Puppet.system(
                actors -> {
                    actors.classic(Puppet.class, Puppet.Holding.class);
                    actors.virtual(VIRTUAL, Puppet.class, name -> puppet("new"))
                            .becomes(Puppet.Holding.class)
                            .onFailure(supervision);
                },
                commands);
    }

    private static String letter(String message) {
        return "virtual/a | " + message + " | the actor virtual/a failed: java.lang.IllegalStateException: on purpose";
    }

    @EveryWay
    void whatIsSetAsideHasNotHappened(Way way) throws Exception {
        ActorSystem system = system(
                Supervision.SET_ASIDE,
                to("virtual/a", "feel good; count; shelve x; clear; shelve x"),
                to("virtual/a", IN_VAIN),
                to("virtual/a", "count; shelve x; number"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactly(
                        "virtual/a good counts 1",
                        "virtual/a good x 1 of 1",
                        "virtual/a good x 1 of 1",
                        "virtual/a good counts 1",
                        "virtual/a good x 2 of 1",
                        "virtual/a good spawned /@virtual/a/~0");
        assertThat(letters(system, outcome)).containsExactly(letter("Run[orders=" + IN_VAIN + "]"));
    }

    @EveryWay
    void whoAskedHearsOfTheFailure(Way way) throws Exception {
        ActorSystem system = system(
                Supervision.SET_ASIDE, main("ask virtual/a ignore"), main("tell virtual/b hold; ask virtual/b now"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder(
                        "/main fine virtual/a: REFUSED the actor virtual/a failed: java.lang.IllegalStateException: the"
                                + " actor virtual/a was asked HowAreYou[manner=IGNORE] and returned without an answer;"
                                + " reply, fail, stash it, or take replyTo to answer later",
                        "/main fine virtual/b: UNANSWERED");
        assertThat(letters(system, outcome)).hasSize(1);
    }

    @EveryWay
    void anActorThatIsRestartedComesToLifeWithItsLastState(Way way) throws Exception {
        ActorSystem system = system(
                Supervision.RESTART,
                to("virtual/a", "feel woken"),
                to("virtual/a", IN_VAIN),
                to("virtual/a", "say it goes on"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("virtual/a woken wakes", "virtual/a woken it goes on");
        assertThat(letters(system, outcome)).containsExactly(letter("Run[orders=" + IN_VAIN + "]"));
    }

    @EveryWay
    void anActorThatIsStoppedIsWatchedAndBornAnewIfItIsVirtual(Way way) throws Exception {
        ActorSystem system = system(
                Supervision.STOP,
                main("tell virtual/a feel good; tell virtual/a count"),
                main("watch virtual/a say it has stopped; tell virtual/a fail on purpose; tell virtual/a count"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder(
                        "virtual/a good counts 1", "/main fine it has stopped", "virtual/a new counts 1");
        assertThat(letters(system, outcome)).hasSize(1);
    }

    @EveryWay
    void whatIsScheduledIsSupervisedToo(Way way) throws Exception {
        ActorSystem system = system(Supervision.SET_ASIDE, to("virtual/a", "later 1 " + "fail on purpose"));
        Outcome outcome = way.run(program(system));

        assertThat(letters(system, outcome)).containsExactly(letter("Run[orders=fail on purpose]"));
    }

    /** It finds another behavior than it was written for. */
    @EveryWay
    void aContinuationIsSupervisedToo(Way way) throws Exception {
        ActorSystem system = system(Supervision.SET_ASIDE, to("virtual/a", "ask virtual/b now; hold"));
        Outcome outcome = way.run(program(system));

        assertThat(letters(system, outcome)).singleElement().satisfies(letter -> assertThat(letter)
                .startsWith("virtual/a | Mood[mood=new] | the actor virtual/a failed: java.lang.ClassCastException"));
    }

    @EveryWay
    void whatAHandlerMayNotDoIsItsFailure(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                actors -> {
                    actors.classic(Puppet.class, Puppet.Holding.class);
                    actors.virtual(VIRTUAL, Puppet.class, name -> puppet("new"))
                            .becomes(Puppet.OnlyVirtual.class)
                            .onFailure(Supervision.SET_ASIDE);
                    actors.asks(Puppet.ECHO);
                },
                to("virtual/a", "misuse request"),
                to("virtual/a", "misuse portal"),
                to("virtual/a", "misuse continuation"),
                to("virtual/a", "misuse key"),
                to("virtual/a", "misuse child"),
                to("virtual/a", "say it goes on"));
        Outcome outcome = way.run(Program.of(system.application(), AskSuite.echo())
                .watching(system.stream(Puppet.LINES), system.deadLetters()));

        assertThat(lines(system, outcome)).containsExactly("virtual/a new it goes on");
        assertThat(letters(system, outcome))
                .extracting(letter -> letter.substring(letter.indexOf(" failed: ") + " failed: ".length()))
                .satisfiesExactly(
                        text -> assertThat(text)
                                .endsWith("asks /echo/portals/echo with null; a request cannot be null"),
                        text -> assertThat(text).contains("asks /echo/portals/undeclared, which is not declared"),
                        text -> assertThat(text).contains("Puppet$Undeclared, which is not declared"),
                        text -> assertThat(text).contains("NullPointerException"),
                        text -> assertThat(text).contains("add it to actors.classic(...)"));
    }

    /** The handler fails when it has become another behavior, for which no supervision is declared. */
    @Test
    void theSupervisionIsThatOfTheBehaviorThatHandlesTheMessage() throws Exception {
        for (Supervision ofTheNext : List.of(Supervision.FAIL_JOB, Supervision.STOP)) {
            assertSetAside(ofTheNext);
        }
    }

    private void assertSetAside(Supervision ofTheNext) throws Exception {
        ActorSystem system = Puppet.system(
                actors -> {
                    actors.classic(Puppet.class).onFailure(Supervision.SET_ASIDE);
                    actors.classic(Puppet.Holding.class).onFailure(ofTheNext);
                },
                main("open; hold"),
                main("say it goes on"));
        Outcome outcome = anyWay().run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine it goes on");
        assertThat(letters(system, outcome)).singleElement().satisfies(letter -> assertThat(letter)
                .contains("left an ask open"));
    }

    @Test
    void withoutSupervisionTheJobFails() throws Exception {
        ActorSystem system = Puppet.system(main("fail on purpose"));

        assertThat(anyWay().failureOf(program(system)))
                .startsWith("/stage/workflows/actors/actors: request to /stage/portals/mailbox Tell[to=/main,"
                        + " message=Run[orders=fail on purpose]] of key /main failed: java.lang.IllegalStateException:"
                        + " on purpose");
    }

    /** A supervisor that keeps what a failed handler did: the tests above would find it. */
    @Test
    void aSupervisorThatUndoesNothingIsFound() throws Exception {
        ActorSystem system = Puppet.system(
                actors -> {
                    actors.classic(Puppet.class, Puppet.Holding.class);
                    actors.virtual(VIRTUAL, Puppet.class, name -> puppet("new")).onFailure(Supervision.SET_ASIDE);
                    actors.keepsWhatFailed();
                },
                to("virtual/a", "feel good"),
                to("virtual/a", IN_VAIN),
                to("virtual/a", "count"));
        Outcome outcome = anyWay().run(program(system));

        assertThat(lines(system, outcome)).contains("virtual/a good in vain", "virtual/a good counts 2");
    }
}
