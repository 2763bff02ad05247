package io.portals.playground.script;

import java.util.ArrayList;
import java.util.List;

/** What a task does: the functions that a script has given it, which it may still replace until its application is built. */
final class Handlers {
    final Handler onAsk;
    Callback onAtomComplete;
    Callback onComplete;
    ErrorHandler onError;

    /** One after the other, and round again; mostly one. */
    private final List<Turn> turns = new ArrayList<>();

    /** A function that handles the events of so many atoms. */
    private record Turn(Handler handler, int atoms) {}

    /** @param onAsk handles requests; null if there are none */
    Handlers(Handler onNext, Handler onAsk) {
        this.onAsk = onAsk;
        turns.add(new Turn(onNext, 1));
    }

    void onNext(Handler handler) {
        turns.set(0, new Turn(handler, 1));
    }

    /** The atoms after those that are spoken for are handled by another function. */
    void turn(Handler handler, int atoms) {
        turns.add(new Turn(handler, atoms));
    }

    void wrap(Wrapper wrapper) {
        turns.replaceAll(turn -> new Turn((ctx, value) -> wrapper.handle(turn.handler(), ctx, value), turn.atoms()));
    }

    /** Whether it matters where atoms end. */
    boolean hearsOfAtoms() {
        return onAtomComplete != null || takesTurns();
    }

    boolean takesTurns() {
        return turns.size() > 1;
    }

    /** Whose turn it is when so many atoms are done. */
    Handler onNext(long atoms) {
        long left = atoms % turns.stream().mapToLong(Turn::atoms).sum();
        int turn = 0;
        while (left >= turns.get(turn).atoms()) {
            left -= turns.get(turn++).atoms();
        }
        return turns.get(turn).handler();
    }
}
