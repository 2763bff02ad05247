package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.task.Ask;
import io.portals.api.task.ReplyTo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Programs that ask or answer as they must not: the run fails with an error that names task, event and key, what is wrong and what
 * to do. A twin, as near as can be, ends well.
 */
public abstract class MisuseSuite extends OneEventSuite {
    // Asking ------------------------------------------------------------------------------------------------------

    @Test
    void anAskThatIsLeftOpen() throws Exception {
        assertThat(failure(ctx -> ctx.ask(ORACLE, new Question("?"))))
                .startsWith(EVENT)
                .endsWith(
                        TASK + ": asked /misuse/portals/oracle and left the ask open; end it with .then(continuation),"
                                + " or use tell");
        assertThat(twin(ctx -> ctx.ask(ORACLE, new Question("?")).then(new Heard())))
                .containsExactly("heard 42");
    }

    @Test
    void anAskWhileAnotherIsOpen() throws Exception {
        assertThat(failure(ctx -> {
                    ctx.ask(ORACLE, new Question("?"));
                    ctx.ask(ORACLE, new Question("!"));
                }))
                .startsWith(EVENT)
                .endsWith(
                        TASK + ": asks /misuse/portals/oracle while its ask of /misuse/portals/oracle is open; end that"
                                + " with .then(continuation) first");
        assertThat(twin(ctx -> {
                    ctx.ask(ORACLE, new Question("?")).then(new Heard());
                    ctx.ask(ORACLE, new Question("!")).then(new Heard());
                }))
                .containsExactly("heard 42", "heard 42");
    }

    @Test
    void anAskThatIsEndedTwice() throws Exception {
        assertThat(failure(ctx -> {
                    Ask<String, String> ask = ctx.ask(ORACLE, new Question("?"));
                    ask.then(new Heard());
                    ask.then(new Heard());
                }))
                .startsWith(EVENT)
                .endsWith(TASK + ": an ask of /misuse/portals/oracle was ended twice");
        assertThat(twin(ctx -> {
                    Ask<String, String> ask = ctx.ask(ORACLE, new Question("?"));
                    ask.then(new Heard());
                }))
                .containsExactly("heard 42");
    }

    @Test
    void aLimitOfNoTime() throws Exception {
        assertThat(failure(ctx ->
                        ctx.ask(ORACLE, new Question("?")).within(Duration.ZERO).then(new Heard())))
                .startsWith(EVENT)
                .endsWith(TASK + ": asks /misuse/portals/oracle within PT0S; give it 1 ms or more");
        for (Duration accepted : List.of(Duration.ofDays(1), Duration.ofMillis(Long.MAX_VALUE))) {
            assertThat(twin(ctx ->
                            ctx.ask(ORACLE, new Question("?")).within(accepted).then(new Heard())))
                    .containsExactly("heard 42");
        }
    }

    @Test
    void aPortalThatIsNotDeclared() throws Exception {
        String undeclared =
                TASK + ": asks /misuse/portals/other, which it does not declare; add it to uses().asks(...):"
                        + " declared are [" + ORACLE + "]";
        assertThat(failure(ctx -> ctx.ask(OTHER, new Question("?")).then(new Heard())))
                .startsWith(EVENT)
                .endsWith(undeclared);
        assertThat(failure(ctx -> ctx.tell(OTHER, new Question("?"))))
                .startsWith(EVENT)
                .endsWith(undeclared);
        assertThat(twin(ctx -> ctx.ask(ORACLE, new Question("?")).then(new Heard())))
                .containsExactly("heard 42");
    }

    @Test
    void aContinuationThatIsNotDeclared() throws Exception {
        assertThat(failure(ctx -> ctx.ask(ORACLE, new Question("?")).then(new Unheard())))
                .startsWith(EVENT)
                .endsWith(TASK + ": saves the continuation " + Unheard.class.getName()
                        + ", which it does not declare; add" + " it to uses().resumes(...): declared are ["
                        + Heard.class + "]");
    }

    @Test
    void aContinuationThatIsNull() throws Exception {
        assertThat(failure(ctx -> ctx.ask(ORACLE, new Question("?")).then((Heard) null)))
                .startsWith(EVENT)
                .endsWith(TASK
                        + ": ends its ask of /misuse/portals/oracle with null; give it a continuation, or use tell");
    }

    @Test
    void aRequestThatIsNull() throws Exception {
        String remedy = TASK + ": asks /misuse/portals/oracle with null; a request cannot be null";
        assertThat(failure(ctx -> ctx.ask(ORACLE, null).then(new Heard())))
                .startsWith(EVENT)
                .endsWith(remedy);
        assertThat(failure(ctx -> ctx.tell(ORACLE, null))).startsWith(EVENT).endsWith(remedy);
    }

    @Test
    void aRequestWithoutAKey() throws Exception {
        assertThat(failure(ctx -> ctx.ask(ORACLE, new Question(null)).then(new Heard())))
                .startsWith(EVENT)
                .endsWith(
                        "/misuse/portals/oracle: keyOf gives null for Question[text=null]; every request needs a key");
    }

    // Answering ---------------------------------------------------------------------------------------------------

    @Test
    void aRequestThatIsAnsweredTwice() throws Exception {
        List<Answer> twice = List.of(
                ctx -> {
                    ctx.reply("42");
                    ctx.reply("43");
                },
                ctx -> {
                    ctx.replyTo();
                    ctx.fail("no");
                },
                ctx -> {
                    ctx.fail("no");
                    ctx.replyTo();
                });
        for (Answer answer : twice) {
            assertThat(failureOfReplier(answer))
                    .startsWith(REQUEST)
                    .endsWith(REPLIER
                            + ": answers a request to /misuse/portals/oracle twice; reply, fail or replyTo may be"
                            + " called once for each");
        }
        assertThat(twinOfReplier(ctx -> ctx.reply(ctx.replyTo(), "42"))).containsExactly("heard 42");
    }

    @Test
    void aRequestThatIsNotAnswered() throws Exception {
        assertThat(failureOfReplier(ctx -> {}))
                .startsWith(REQUEST)
                .endsWith(
                        REPLIER + ": handled a request to /misuse/portals/oracle without an answer; call reply, fail or"
                                + " replyTo");
        assertThat(twinOfReplier(ctx -> ctx.fail("no"))).containsExactly("failed REFUSED");
        assertThat(run(program(ctx -> ctx.tell(ORACLE, new Question("?")), ctx -> {})))
                .isEmpty();
    }

    @Test
    void aReplyThatIsNull() throws Exception {
        String remedy = REPLIER + ": replies null; a reply cannot be null";
        assertThat(failureOfReplier(ctx -> ctx.reply(null))).startsWith(REQUEST).endsWith(remedy);
        assertThat(failureOfReplier(ctx -> ctx.reply(ctx.replyTo(), null)))
                .startsWith(REQUEST)
                .endsWith(remedy);
    }

    @Test
    void aRefusalWithoutAReason() throws Exception {
        String remedy = REPLIER + ": fails a request with the reason null; say why";
        assertThat(failureOfReplier(ctx -> ctx.fail(null))).startsWith(REQUEST).endsWith(remedy);
        assertThat(failureOfReplier(ctx -> ctx.fail(ctx.replyTo(), null)))
                .startsWith(REQUEST)
                .endsWith(remedy);
        assertThat(twinOfReplier(ctx -> ctx.fail(""))).containsExactly("failed REFUSED");
    }

    @Test
    void anAnswerToNobody() throws Exception {
        String remedy = REPLIER + ": answers a ReplyTo that is null; keep the request's replyTo() until it is answered";
        assertThat(failureOfReplier(ctx -> ctx.reply(null, "42")))
                .startsWith(REQUEST)
                .endsWith(remedy);
        assertThat(failureOfReplier(ctx -> ctx.fail((ReplyTo<?>) null, "no")))
                .startsWith(REQUEST)
                .endsWith(remedy);
    }
}
