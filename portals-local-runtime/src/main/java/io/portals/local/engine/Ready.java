package io.portals.local.engine;

import io.portals.local.run.Interleaving;
import java.util.ArrayList;
import java.util.List;

/** The places that have something to do, and which of them is next. */
final class Ready {
    /** Nothing comes in from outside while so many batches wait inside: else a fast generator fills the memory. */
    private static final int MOST_WAITING = 32;

    private final List<List<Place>> levels = new ArrayList<>();
    private int waiting;

    Ready() {
        for (int i = 0; i < Place.Level.values().length; i++) {
            levels.add(new ArrayList<>());
        }
    }

    /** A batch was added to a place. */
    void added(Place place) {
        waiting += place.level == Place.Level.OUTSIDE ? 0 : 1;
        update(place);
    }

    /** A batch was taken from a place. */
    void taken(Place place) {
        waiting -= place.level == Place.Level.OUTSIDE ? 0 : 1;
        update(place);
    }

    /** Looks whether the place is ready. */
    void update(Place place) {
        List<Place> level = level(place.level);
        boolean isReady = place.isReady();
        if (isReady && place.position < 0) {
            place.position = level.size();
            level.add(place);
        } else if (!isReady && place.position >= 0) {
            Place last = level.remove(level.size() - 1);
            if (last != place) {
                level.set(place.position, last);
                last.position = place.position;
            }
            place.position = -1;
        }
    }

    /** The next place; null if none is ready. */
    Place choose(Interleaving interleaving, Choice choice) {
        List<Place> messages = level(Place.Level.MESSAGES);
        if (interleaving != Interleaving.EVERYWHERE && !messages.isEmpty()) {
            return oldest(messages);
        }
        return interleaving == Interleaving.ATOM_AT_A_TIME ? innermost(choice) : any(choice);
    }

    private static Place oldest(List<Place> messages) {
        Place oldest = messages.get(0);
        for (int i = 1; i < messages.size(); i++) {
            if (messages.get(i).sequence() < oldest.sequence()) {
                oldest = messages.get(i);
            }
        }
        return oldest;
    }

    private Place innermost(Choice choice) {
        for (List<Place> level : levels) {
            if (!level.isEmpty()) {
                return level.get(choice.below(level.size()));
            }
        }
        return null;
    }

    private Place any(Choice choice) {
        int all = 0;
        for (List<Place> level : levels) {
            all += level.size();
        }
        if (waiting >= MOST_WAITING) {
            all -= level(Place.Level.OUTSIDE).size();
        }
        if (all == 0) {
            return null;
        }
        int chosen = choice.below(all);
        for (List<Place> level : levels) {
            if (chosen < level.size()) {
                return level.get(chosen);
            }
            chosen -= level.size();
        }
        throw new IllegalStateException("chose " + chosen + " of " + all);
    }

    private List<Place> level(Place.Level level) {
        return levels.get(level.ordinal());
    }

    /** The places in order: on it depends what the same choice means. */
    List<List<Place>> save() {
        List<List<Place>> saved = new ArrayList<>();
        for (List<Place> level : levels) {
            saved.add(List.copyOf(level));
        }
        return saved;
    }

    /** Puts the places, all of which are ready, into this order. */
    void load(List<List<Place>> order) {
        for (int i = 0; i < levels.size(); i++) {
            List<Place> level = levels.get(i);
            if (level.size() != order.get(i).size()) {
                throw new IllegalStateException("ready are " + level.size() + " places, saved were "
                        + order.get(i).size());
            }
            level.clear();
            for (Place place : order.get(i)) {
                place.position = level.size();
                level.add(place);
            }
        }
    }
}
