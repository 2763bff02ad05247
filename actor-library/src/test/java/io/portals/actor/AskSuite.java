package io.portals.actor;

import static io.portals.actor.Puppet.ECHO;
import static io.portals.actor.Puppet.letters;
import static io.portals.actor.Puppet.lines;
import static io.portals.actor.Puppet.main;
import static io.portals.actor.Puppet.program;
import static io.portals.actor.Puppet.puppet;
import static org.assertj.core.api.Assertions.assertThat;

import io.portals.actor.Puppet.HowAreYou;
import io.portals.actor.Puppet.Manner;
import io.portals.actor.Puppet.Mood;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.conformance.suite.EveryWay;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.Program;
import io.portals.conformance.suite.UnderTest;
import io.portals.conformance.suite.Way;

/** Asks between actors, of portals by actors, and of actors by tasks. */
abstract class AskSuite implements UnderTest {
    @EveryWay
    void aReplyResumesTheContinuationWithTheBehaviorOfThen(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; tell /main/kid feel hungry; ask /main/kid now; feel worried"), main("say waiting"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder("/main worried waiting", "/main worried /main/kid is hungry");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void tellsAndAsksOfOneActorArriveInTheirOrder(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; tell /main/kid feel a; ask /main/kid now; tell /main/kid feel b; ask /main/kid now"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine /main/kid is a", "/main fine /main/kid is b");
    }

    @EveryWay
    void anActorMayAskItselfAndReplyLater(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("ask /main now"),
                main("spawn kid; ask /main/kid later; tell /main/kid feel better"),
                main("tell /main/kid answer"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder("/main fine /main is fine", "/main fine /main/kid is better");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void anAskFailsIfItIsRefusedOrNobodyIsThereOrTimeIsUp(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; ask /main/kid refuse"),
                main("ask /nobody now"),
                main("spawn slow; ask /main/slow later within 40"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder(
                        "/main fine /main/kid: REFUSED no",
                        "/main fine /nobody: REFUSED there is no actor /nobody",
                        "/main fine /main/slow: TIMEOUT");
        assertThat(letters(system, outcome))
                .containsExactly("/nobody | HowAreYou[manner=NOW] | there is no actor /nobody");
    }

    @EveryWay
    void whatIsNeverAnsweredFailsAtTheEndOfTheJob(Way way) throws Exception {
        ActorSystem system = Puppet.system(main("spawn kid; ask /main/kid later"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine /main/kid: UNANSWERED");
    }

    @EveryWay
    void aQuestionThatIsStashedIsAnsweredLater(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; tell /main/kid hold; ask /main/kid now; tell /main/kid feel better"),
                main("tell /main/kid release"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine /main/kid is born");
        assertThat(letters(system, outcome)).isEmpty();
    }

    @EveryWay
    void aQuestionThatIsStashedAtTheEndFails(Way way) throws Exception {
        ActorSystem system =
                Puppet.system(main("spawn kid; tell /main/kid hold; ask /main/kid now; tell /main/kid stop"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main fine /main/kid: REFUSED there is no actor /main/kid");
        assertThat(letters(system, outcome)).hasSize(1);
    }

    @EveryWay
    void aReplyToAnActorThatHasStoppedIsADeadLetterAndNotForItsSuccessor(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                main("spawn kid; watch /main/kid spawn kid"),
                main("tell /main/kid ask virtual/other later; tell /main/kid tell virtual/other later 500 answer"),
                main("tell /main/kid stop"),
                main("later 1500 spawn kid; later 2500 tell /main/kid say I am new"));
        Outcome outcome = way.run(program(system));

        assertThat(lines(system, outcome)).containsExactly("/main/kid born I am new");
        assertThat(letters(system, outcome))
                .containsExactlyInAnyOrder(
                        "/main/kid | Mood[mood=new] | the actor /main/kid, which asked, has stopped",
                        "/main/kid | Puppet[mood=born, owed=Optional.empty] | the actor /main/kid has stopped, and asks of"
                                + " it are still pending");
    }

    @EveryWay
    void anActorAsksAPortal(Way way) throws Exception {
        ActorSystem system = Puppet.system(
                actors -> {
                    actors.classic(Puppet.class, Puppet.Holding.class);
                    actors.asks(ECHO);
                },
                main("echo hello; echo again"));
        Outcome outcome = way.run(
                Program.of(system.application(), echo()).watching(system.stream(Puppet.LINES), system.deadLetters()));

        assertThat(lines(system, outcome))
                .containsExactlyInAnyOrder("/main fine hears hello hello", "/main fine hears again again");
    }

    static Application echo() {
        return Application.named(
                "echo", app -> app.workflow("echo", app.generator("none", Generator.empty(String.class)))
                        .keyBy(String.class, said -> said)
                        .process("echo", String.class, Tasks.nothing())
                        .replies(app.portal("echo", String.class, String.class, String.class, said -> said), new Echo())
                        .sink());
    }

    record Echo() implements Replier<String, String, String> {
        @Override
        public void request(String said, ReplierContext<String, String> ctx) {
            ctx.reply(said + " " + said);
        }
    }

    // ------------------------------------------------------------------------------------------- from outside

    private static final ActorSystem ASKED = ActorSystem.named("asked", actors -> {
        actors.messages(Puppet.Do.class, Mood.class);
        actors.continuations(Puppet.Answered.class, Puppet.Echoed.class);
        actors.emits(Puppet.LINES);
        actors.virtual(Puppet.VIRTUAL, Puppet.class, name -> puppet("new, named " + name));
    });

    private static final AtomicStream<String> TOLD = AtomicStream.at("/asking/workflows/asking/stream", String.class);

    /** Tells each actor of which it reads the name to say something, then asks it. */
    record Asking(ActorSystem asked) implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(asked.mailbox()).resumes(Heard.class);
        }

        @Override
        public void process(String name, TaskContext<String> ctx) {
            ActorRef<Puppet.Do> puppet = Puppet.VIRTUAL.at(name);
            asked.tell(ctx, puppet, new Puppet.Run("say hello; feel told"));
            asked.ask(ctx, puppet, new HowAreYou(name.equals("b") ? Manner.REFUSE : Manner.NOW))
                    .then(new Heard(name));
        }
    }

    record Heard(String name) implements OnReply<Mood, String> {
        @Override
        public void resume(Mood mood, TaskContext<String> ctx) {
            ctx.emit(name + " is " + mood.mood());
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(name + ": " + why.reason());
        }
    }

    @EveryWay
    void aTaskOfAnotherApplicationTellsAndAsksActors(Way way) throws Exception {
        Application asking = Application.named("asking", app -> app.workflow(
                        "asking", app.generator("names", Generator.of(String.class, "a", "b", "c")))
                .keyBy(String.class, name -> name)
                .process("ask", String.class, new Asking(ASKED))
                .sink());
        Outcome outcome = way.run(Program.of(ASKED.application(), asking).watching(TOLD, ASKED.stream(Puppet.LINES)));

        assertThat(outcome.of(TOLD)).containsExactlyInAnyOrder("a is told", "b: no", "c is told");
        assertThat(outcome.of(ASKED.stream(Puppet.LINES)))
                .containsExactlyInAnyOrder(
                        "virtual/a new, named a hello", "virtual/b new, named b hello", "virtual/c new, named c hello");
    }
}
