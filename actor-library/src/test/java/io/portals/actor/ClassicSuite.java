package io.portals.actor;

import static io.portals.actor.Puppet.letters;
import static io.portals.actor.Puppet.lines;
import static io.portals.actor.Puppet.main;
import static io.portals.actor.Puppet.program;
import static io.portals.actor.Puppet.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.suite.EveryWay;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.UnderTest;
import io.portals.conformance.suite.Way;

/** The life of classic actors. */
abstract class ClassicSuite implements UnderTest {
    @EveryWay
    void handlesMessagesInTheirOrderWithTheBehaviorOfThen(Way way) throws Exception {
        ActorSystem system =
                Puppet.system(main("say a"), main("feel sad"), main("say b; say c"), main("feel fine"), main("say d"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactly("/main fine a", "/main sad b", "/main sad c", "/main fine d");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void behaviorsMayBeFunctions(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                actors -> {
                    actors.classic(Puppet.class);
                    Behavior<Puppet.Do> patient = actors.behavior("patient", (self, message, ctx) -> {
                        ctx.emit(Puppet.LINES, ctx.name() + " waits " + ctx.update(Puppet.COUNT, n -> n + 1));
                        return self;
                    });
                    Behavior<Puppet.Do> eager = actors.behavior("eager", (self, message, ctx) -> {
                        ctx.emit(Puppet.LINES, ctx.name() + " goes");
                        return patient;
                    });
                    actors.starts("other", name -> eager);
                },
                to("/other", "a"),
                to("/other", "b"),
                to("/other", "c"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("other goes", "other waits 1", "other waits 2");
    }

    @EveryWay
    void childrenAreNamedAfterWhoSpawnsThem(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; tell /main/kid spawn grandkid"),
                main("number; number; tell /main/~1 say hello"),
                main("tell /main/kid tell /main/kid/grandkid say hello"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder(
                        "/main fine spawned /main/~0",
                        "/main fine spawned /main/~1",
                        "/main/~1 born hello",
                        "/main/kid/grandkid born hello");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void ofAnActorThatHasStoppedNothingIsLeft(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; tell /main/kid count; shelve x"),
                main("tell /main/kid shelve x; tell /main/kid later 3600000 say too late"),
                main("tell /main/kid stop; tell /main/kid say nobody hears it"),
                main("spawn kid; tell /main/kid count; tell /main/kid shelve y"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome, "/main/kid"))
                .containsExactly(
                        "/main/kid born counts 1",
                        "/main/kid born x 1 of 1",
                        "/main/kid born counts 1",
                        "/main/kid born y 1 of 1");
        assertThat(letters(system, outcome))
                .containsExactly("/main/kid | Run[orders=say nobody hears it] | there is no actor /main/kid");
    }

    @EveryWay
    void anIdBelongsToOneActorAtATime(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; tell /main/kid feel first; spawn kid"), main("tell /main/kid say it is me"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main/kid first it is me");
        assertThat(letters(system, outcome))
                .containsExactly(
                        "/main/kid | Puppet[mood=born, owed=Optional.empty] | there is an actor /main/kid already");
    }

    @EveryWay
    void whoWatchesHearsOfTheEndOnce(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; watch /main/kid say never; watch /main/kid say kid is gone"),
                main("spawn other; watch /main/other say never; unwatch /main/other"),
                main("tell /main/kid stop; tell /main/other stop"),
                main("watch /nobody say nobody is there"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder("/main fine kid is gone", "/main fine nobody is there");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void whoWatchedAnActorDoesNotWatchItsSuccessor(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; watch /main/kid say kid is gone; tell /main/kid stop; spawn kid"),
                main("tell /main/kid watch /main/kid say nobody hears it; tell /main/kid tell /main/kid stop"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine kid is gone");
        assertThat(letters(system, outcome))
                .containsExactly("/main/kid | Run[orders=say nobody hears it] | there is no actor /main/kid");
    }

    @EveryWay
    void whatIsStashedIsHandledFirstAndInItsOrder(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("hold"), main("say a"), main("feel sad"), main("say b"), main("release"), main("say c"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine a", "/main sad b", "/main sad c");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void whatIsStashedAtTheEndIsADeadLetter(Way way) throws Exception {
        ActorSystem system = Puppet.system(main("hold"), main("say a"), main("stop"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).isEmpty();
        assertThat(letters(system, outcome)).containsExactly("/main | Run[orders=say a] | there is no actor /main");
    }

    @EveryWay
    void whatIsScheduledComesOnceUnlessItIsCancelled(Way way) throws Exception {
        ActorSystem system = Puppet.system(main("later 60 say second; later 1 say first; never 1 say never"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine first", "/main fine second");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void aMessageToNobodyIsADeadLetter(Way way) throws Exception {
        ActorSystem system =
                Puppet.system(main("tell /nobody say a"), to("/nobody/else", "say b"), to("unknown/x", "say c"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).isEmpty();
        assertThat(letters(system, outcome))
                .containsExactlyInAnyOrder(
                        "/nobody | Run[orders=say a] | there is no actor /nobody",
                        "/nobody/else | Run[orders=say b] | there is no actor /nobody/else",
                        "unknown/x | Run[orders=say c] | there is no actor unknown/x");
    }

    @EveryWay
    void stateIsTheActorsOwn(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("count; count; shelve a; shelve a; shelve b"),
                main("clear; count; shelve a"),
                main("spawn kid; tell /main/kid count"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome, "/main"))
                .containsExactly(
                        "/main fine counts 1",
                        "/main fine counts 2",
                        "/main fine a 1 of 1",
                        "/main fine a 2 of 1",
                        "/main fine b 1 of 2",
                        "/main fine counts 1",
                        "/main fine a 1 of 1");
        assertThat(lines(system, outcome, "/main/kid")).containsExactly("/main/kid born counts 1");
    }
}
