package io.portals.flink.upgrade.program;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Outside of a core, as it asks nothing: state only. */
public record Ledger() implements Task<Ledger.Payment, String> {
    public record Payment(String user, String currency, int cents) {}

    static final PerKey<Standing> STANDING = State.perKey("standing", Standing.class);
    static final PerKeyList<Payment> PAYMENTS = State.perKeyList("payments", Payment.class);
    static final PerKeyMap<Integer, Standing> BY_CENTS = State.perKeyMap("by-cents", Integer.class, Standing.class);

    @Override
    public Uses uses() {
        return Uses.state(STANDING, PAYMENTS, BY_CENTS);
    }

    @Override
    public void process(Payment payment, TaskContext<String> ctx) {
        ctx.emit(payment.user() + " was " + ctx.get(STANDING));
        ctx.emit(payment.user() + " paid " + ctx.list(PAYMENTS).get());
        ctx.emit(payment.user() + " became " + new TreeMap<>(entries(ctx)));
        ctx.list(PAYMENTS).add(payment);
        ctx.set(STANDING, new Standing.Gold("now"));
        ctx.map(BY_CENTS).put(payment.cents(), new Standing.Gold("now"));
        ctx.emit(payment.user() + " is " + ctx.get(STANDING) + ", last for "
                + ctx.list(PAYMENTS).get().get(ctx.list(PAYMENTS).get().size() - 1) + ", after "
                + ctx.map(BY_CENTS).get(payment.cents()));
    }

    private static Map<Integer, Standing> entries(TaskContext<String> ctx) {
        return ctx.map(BY_CENTS).entries().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
