package io.portals.actor;

import static io.portals.actor.Puppet.VIRTUAL;
import static io.portals.actor.Puppet.main;
import static io.portals.actor.Puppet.puppet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.portals.api.check.InvalidApplicationException;
import io.portals.local.LocalRuntime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user reads who makes a mistake. */
class MisuseTest {
    @Test
    void allMistakesOfADefinitionAreListed() {
        assertThatThrownBy(() -> ActorSystem.named("empty", actors -> {}))
                .isInstanceOf(InvalidApplicationException.class)
                .hasMessageContaining("/empty: declares no messages; add actors.messages(...)")
                .hasMessageContaining("/empty: declares no actors; add actors.virtual(...) or actors.classic(...)");
        assertThatThrownBy(() -> ActorSystem.named("twice", actors -> {
                    actors.messages(Puppet.Do.class);
                    actors.virtual(VIRTUAL, Puppet.class, name -> puppet("a"));
                    actors.virtual(VIRTUAL, Puppet.class, name -> puppet("b"));
                    actors.classic(Puppet.class);
                    actors.classic(Puppet.class);
                    actors.starts("main", name -> puppet("a"));
                    actors.starts("main", name -> puppet("b"));
                    actors.starts("other", name -> new Puppet.Stranger());
                    actors.emits(Puppet.LINES, Puppet.LINES);
                    actors.behavior("same", (self, message, ctx) -> self);
                    actors.behavior("same", (self, message, ctx) -> self);
                }))
                .hasMessageContaining("6 problems")
                .hasMessageContaining("declares the behavior \"same\" twice; give one of them another name")
                .hasMessageContaining("declares the type of virtual actors \"virtual\" twice; declare it once")
                .hasMessageContaining("declares the classic behavior io.portals.actor.Puppet twice")
                .hasMessageContaining("starts /main twice; give one of them another name")
                .hasMessageContaining("starts /other with a behavior of io.portals.actor.Puppet$Stranger, which is not"
                        + " declared; add it to actors.classic(...)")
                .hasMessageContaining("declares the outlet \"lines\" twice; give one of them another name");
    }

    @Test
    void onlyActorsWithStateArePassivated() {
        assertThatThrownBy(() -> ActorSystem.named(
                        "a", actors -> actors.classic(Puppet.class).passivateAfter(Duration.ofSeconds(1))))
                .hasMessage("actors \"Puppet\": only virtual actors that have state are passivated");
        assertThatThrownBy(
                        () -> ActorSystem.named("a", actors -> actors.virtual(VIRTUAL, Puppet.class, name -> puppet(""))
                                .passivateAfter(Duration.ZERO)))
                .hasMessage("actors \"virtual\": passivateAfter(PT0S); give it 1 ms or more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            null | the behavior Puppet[mood=fine, owed=Optional.empty] returns null; return this if it does not change, or Behavior.stopped()
            stranger | the behavior Stranger[] is of io.portals.actor.Puppet$Stranger, which is not declared; add it to actors.classic(...), or to becomes(...) of its type
            open | the actor /main left an ask open; end it by then(...), or tell if no reply is wanted
            later -1 say a | the actor /main schedules a message after PT-0.001S; give it zero or more
            ask /main now within 0 | the actor /main asks within PT0S; give it 1 ms or more
            spawn a/b | actor "a/b": the name contains '/'; use letters, digits and - _ . +
            ask /main ignore | the actor /main was asked HowAreYou[manner=IGNORE] and returned without an answer; reply, fail, stash it, or take replyTo to answer later
            """)
    void aMistakeOfAHandlerIsNamed(String order, String message) {
        assertThat(rootOf(catchThrowable(() -> run(Puppet.system(main(order))))))
                .hasMessageContaining(message);
    }

    @Test
    void aMessageOfAClassThatIsNotDeclared() {
        ActorSystem system = ActorSystem.named("narrow", actors -> {
            actors.messages(Puppet.HowAreYou.class);
            actors.classic(Puppet.class);
            actors.emits(Puppet.LINES);
            actors.starts("main", name -> new Puppet.Director(java.util.List.of(main("say a"))));
            actors.classic(Puppet.Director.class);
        });

        assertThat(rootOf(catchThrowable(() -> run(system))))
                .hasMessage(
                        "the message Run[orders=say a] is of io.portals.actor.Puppet$Run, which is not declared; add it"
                                + " to actors.messages(...): declared are [io.portals.actor.Puppet$HowAreYou]");
    }

    @Test
    void aStreamThatASystemDoesNotHave() {
        ActorSystem system = Puppet.system(main("say a"));

        assertThatThrownBy(() -> system.stream(Outlet.named("other", String.class)))
                .hasMessage("/stage has no outlet \"other\" of java.lang.String; it has [Outlet[name=lines, type=class"
                        + " java.lang.String]]");
        assertThatThrownBy(system::usage)
                .hasMessage("/stage has no actors whose usage is accounted; add .accounted() to their declaration");
    }

    private static void run(ActorSystem system) {
        LocalRuntime.seeded(1).launch(system.application()).untilComplete();
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
