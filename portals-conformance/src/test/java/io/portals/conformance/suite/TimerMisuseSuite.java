package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused of timers, lists and maps; each mistake with a twin that ends well. */
public abstract class TimerMisuseSuite extends OneEventSuite {
    @Test
    void aTimerThatIsALambda() throws Exception {
        assertThat(failure(ctx -> ctx.after(Duration.ZERO, context -> {})))
                .startsWith(EVENT)
                .contains(
                        TASK + ": sets a timer that is no record but " + TimerMisuseSuite.class.getName() + "$$Lambda")
                .endsWith("; write it as a record: record MyTimer(...) implements OnTimer<...>");
        assertThat(failure(ctx -> ctx.after(Duration.ZERO, null)))
                .startsWith(EVENT)
                .contains("no record but null");
        assertThat(twin(ctx -> ctx.after(Duration.ZERO, new Ring()))).containsExactly("rings");
    }

    @Test
    void aTimerThatIsNotDeclared() throws Exception {
        assertThat(failure(ctx -> ctx.after(Duration.ZERO, new Unset())))
                .startsWith(EVENT)
                .endsWith(TASK + ": sets the timer " + Unset.class.getName()
                        + ", which it does not declare; add it to uses().fires(...): declared are [" + Ring.class + ", "
                        + Leaking.class
                        + "]");
    }

    @Test
    void aDelayOfLessThanNothing() throws Exception {
        assertThat(failure(ctx -> ctx.after(Duration.ofMillis(-1), new Ring())))
                .startsWith(EVENT)
                .endsWith(TASK + ": sets a timer after PT-0.001S; give it zero or more");
        assertThat(twin(ctx -> ctx.cancel(ctx.after(Duration.ofMillis(Long.MAX_VALUE), new Ring()))))
                .isEmpty();
    }

    @Test
    void aTimerToCancelThatIsNull() throws Exception {
        assertThat(failure(ctx -> ctx.cancel(null)))
                .startsWith(EVENT)
                .endsWith(TASK + ": cancels the timer null; keep what after(...) gave");
    }

    @Test
    void aListOrAMapThatIsNotDeclared() throws Exception {
        PerKeyList<String> list = State.perKeyList("prices", String.class);
        PerKeyMap<String, Long> map = State.perKeyMap("names", String.class, Long.class);
        assertThat(failure(ctx -> ctx.list(list)))
                .startsWith(EVENT)
                .endsWith(TASK + ": uses state \"prices\", which it does not declare; add it to uses(): declared are"
                        + " [declared, names, prices]");
        assertThat(failure(ctx -> ctx.map(map)))
                .startsWith(EVENT)
                .endsWith(TASK + ": uses state \"names\", which it does not declare; add it to uses(): declared are"
                        + " [declared, names, prices]");
        assertThat(twin(ctx -> {
                    ctx.list(NAMES).add("pear");
                    ctx.map(PRICES).put("pear", 3L);
                    ctx.emit(ctx.list(NAMES).get() + " " + ctx.map(PRICES).entries());
                }))
                .containsExactly("[pear] [pear=3]");
    }

    @Test
    void whatIsNullInAListOrAMap() throws Exception {
        String list = TASK + ": state \"names\": the element is null; it cannot be";
        String map = TASK + ": state \"prices\": the key is null; it cannot be";
        assertThat(failure(ctx -> ctx.list(NAMES).add(null))).startsWith(EVENT).endsWith(list);
        assertThat(failure(ctx -> ctx.list(NAMES).set(Arrays.asList("pear", null))))
                .startsWith(EVENT)
                .endsWith(list);
        assertThat(failure(ctx -> ctx.map(PRICES).put(null, 1L)))
                .startsWith(EVENT)
                .endsWith(map);
        assertThat(failure(ctx -> ctx.map(PRICES).get(null))).startsWith(EVENT).endsWith(map);
        assertThat(failure(ctx -> ctx.map(PRICES).contains(null)))
                .startsWith(EVENT)
                .endsWith(map);
        assertThat(failure(ctx -> ctx.map(PRICES).remove(null)))
                .startsWith(EVENT)
                .endsWith(map);
        assertThat(twin(ctx -> {
                    ctx.map(PRICES).put("pear", 3L);
                    ctx.map(PRICES).put("pear", null);
                    ctx.list(NAMES).add("pear");
                    ctx.list(NAMES).set(List.of());
                    ctx.emit(ctx.list(NAMES).get() + " " + ctx.map(PRICES).entries());
                }))
                .containsExactly("[] []");
    }

    @Test
    void aListThatIsChangedFromOutside() throws Exception {
        assertThat(failure(ctx -> ctx.list(NAMES).get().add("pear")))
                .startsWith(EVENT)
                .contains("UnsupportedOperationException");
    }

    /** Another handler of the same task and key is another handler. */
    @Test
    void aListThatIsUsedByALaterHandler() throws Exception {
        assertThat(failure(ctx -> {
                    Leaking.names = ctx.list(NAMES);
                    ctx.after(Duration.ZERO, new Leaking());
                }))
                .startsWith(TASK + ": timer Leaking[] of key 7 failed: ")
                .endsWith(
                        TASK + ": its context was used after its handler returned; use it inside the handler only, and"
                                + " keep what lasts in state or in a continuation");
    }
}
