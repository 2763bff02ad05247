package io.portals.flink.upgrade.program;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** Outside of a core, as it asks nothing: state only. */
public record Ledger() implements Task<Ledger.Payment, String> {
    public record Payment(String user, int cents) {}

    static final PerKey<Standing> STANDING = State.perKey("standing", Standing.class);
    static final PerKeyList<Payment> PAYMENTS = State.perKeyList("payments", Payment.class);
    static final PerKeyMap<Integer, Standing> BY_CENTS =
            State.perKeyMap("by-cents", Integer.class, Standing.class);

    @Override
    public Uses uses() {
        return Uses.state(STANDING, PAYMENTS, BY_CENTS);
    }

    @Override
    public void process(Payment payment, TaskContext<String> ctx) {
        ctx.list(PAYMENTS).add(payment);
        int payments = ctx.list(PAYMENTS).get().size();
        Standing standing = payments > 1 ? new Standing.Member(payment.user(), payments) : new Standing.Guest();
        ctx.set(STANDING, standing);
        ctx.map(BY_CENTS).put(payment.cents(), standing);
    }
}
