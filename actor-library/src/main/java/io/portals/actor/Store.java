package io.portals.actor;

import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.StateHandle;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The state in which the actors of a system are. Most have a cell only; its {@link Cell#holds} says what else is to be cleared at
 * an actor's end.
 *
 * @param cells of actors that are alive, and not passive
 * @param passive cells of actors that were idle
 * @param stashed messages that an actor keeps
 * @param scheduled messages that an actor has scheduled, by number
 * @param watchers who wants which message when the actor stops, by id
 * @param own what the user declares
 */
record Store(
        PerKey<Cell<Behavior<Object>>> cells,
        PerKey<Cell<Behavior<Object>>> passive,
        PerKeyList<Stashed<Object>> stashed,
        PerKeyMap<Long, Pending<Object>> scheduled,
        PerKeyMap<String, Object> watchers,
        List<StateHandle> own)
        implements Serializable {
    static final int STASHED = 1;
    static final int SCHEDULED = 2;
    static final int WATCHERS = 4;
    static final int OWN = 8;

    /** It has spawned actors without naming them: their numbers are not given again, also when the actor has stopped. */
    static final int CHILDREN = 16;

    static Store of(Type<Object> messages, Type<Behavior<Object>> behaviors, List<StateHandle> own) {
        Type<Cell<Behavior<Object>>> cell = Type.parameterized(Cell.class, behaviors);
        return new Store(
                State.perKey("actors-cell", cell),
                State.perKey("actors-passive", cell).encoded(),
                State.perKeyList("actors-stashed", Type.parameterized(Stashed.class, messages)),
                State.perKeyMap("actors-scheduled", Type.of(Long.class), Type.parameterized(Pending.class, messages)),
                State.perKeyMap("actors-watchers", Type.of(String.class), messages),
                List.copyOf(own));
    }

    StateHandle[] all() {
        List<StateHandle> all = new ArrayList<>(List.of(cells, passive, stashed, scheduled, watchers));
        all.addAll(own);
        return all.toArray(new StateHandle[0]);
    }
}
