package io.portals.flink.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.core.gate.GateSignal.Command;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.junit.jupiter.api.Test;

/** The rounds of a gate over two subtasks. */
final class GateEnumeratorTest {
    private final Map<Integer, ReaderInfo> registered = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final GateEnumerator gate = new GateEnumerator(context(), "core", 1);

    /** As Flink's: to tell a reader that is not registered is an error. */
    @SuppressWarnings("unchecked") // a proxy of the interface
    private SplitEnumeratorContext<GateSource.NoSplit> context() {
        return (SplitEnumeratorContext<GateSource.NoSplit>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SplitEnumeratorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "currentParallelism" -> 2;
                    case "registeredReaders" -> registered;
                    case "sendEventToSourceReader" -> {
                        if (!registered.containsKey(arguments[0])) {
                            throw new IllegalStateException("Subtask " + arguments[0] + " is not ready");
                        }
                        sent.add(arguments[0] + " " + arguments[1]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void register(int subtask) {
        registered.put(subtask, new ReaderInfo(subtask, "here"));
        gate.addReader(subtask);
    }

    private void report(long round, long moved, long openAsks) {
        for (int subtask = 0; subtask < 2; subtask++) {
            gate.handleSourceEvent(subtask, new GateEvent.RoundDone(round, moved, openAsks));
        }
    }

    private List<String> sent() {
        List<String> events = List.copyOf(sent);
        sent.clear();
        return events;
    }

    private static List<String> both(SourceEvent event) {
        return List.of("0 " + event, "1 " + event);
    }

    @Test
    void roundsFailAsksThenCompleteTasksUntilNoneHasAKeyLeftThenFinish() {
        register(0);
        assertThat(sent()).isEmpty();
        register(1);
        assertThat(sent()).isEqualTo(both(new GateEvent.StartRound(1, Command.REST, 0)));
        report(1, 3, 2);
        assertThat(sent()).isEqualTo(both(new GateEvent.StartRound(2, Command.REST, 0)));
        report(2, 0, 2);
        assertThat(sent()).isEqualTo(both(new GateEvent.StartRound(3, Command.FAIL_UNANSWERED, 0)));
        report(3, 4, 0);
        assertThat(sent()).isEqualTo(both(new GateEvent.StartRound(4, Command.REST, 0)));
        report(4, 0, 0);
        assertThat(sent()).isEqualTo(both(new GateEvent.StartRound(5, Command.COMPLETE, 0)));
        report(5, 1, 0);
        assertThat(sent()).isEqualTo(both(new GateEvent.StartRound(6, Command.REST, 0)));
        report(6, 0, 0);
        assertThat(sent()).isEqualTo(both(new GateEvent.StartRound(7, Command.COMPLETE, 0)));
        report(7, 0, 0);
        assertThat(sent()).isEqualTo(both(new GateEvent.Finish()));
    }

    @Test
    void aRoundThatWasReportedBeforeAFailureDoesNotCountAfterIt() {
        register(0);
        register(1);
        gate.handleSourceEvent(0, new GateEvent.RoundDone(1, 0, 0));
        fail(0);
        fail(1);
        register(0);
        register(1);
        sent();
        gate.handleSourceEvent(1, new GateEvent.RoundDone(1, 0, 0));
        assertThat(sent()).isEmpty();
        report(2, 0, 0);
        assertThat(sent()).isEqualTo(both(new GateEvent.StartRound(3, Command.COMPLETE, 0)));
    }

    private void fail(int subtask) {
        registered.remove(subtask);
        gate.addSplitsBack(List.of(), subtask);
    }

    @Test
    void readersThatFailedMeanwhileAreNotToldOfABusyOneThatFailed() {
        register(0);
        register(1);
        gate.handleSourceEvent(1, new GateEvent.Busy(true));
        sent();
        registered.remove(0); // as Flink does when an attempt fails, before the enumerator hears of it
        fail(1);
        assertThat(sent()).isEmpty();
        fail(0);
        register(0);
        register(1);
        gate.handleSourceEvent(0, new GateEvent.Busy(true));
        assertThat(sent()).endsWith("0 " + new GateEvent.Throttle(true), "1 " + new GateEvent.Throttle(true));
    }
}
