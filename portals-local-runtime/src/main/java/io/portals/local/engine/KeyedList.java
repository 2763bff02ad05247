package io.portals.local.engine;

import io.portals.api.state.StateList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The list that a handler's key has. */
final class KeyedList implements StateList<Object> {
    private final TaskScope.Place place;
    private final Slot slot;

    KeyedList(TaskScope.Place place, Slot slot) {
        this.place = place;
        this.slot = slot;
    }

    @Override
    public List<Object> get() {
        List<Object> elements = new ArrayList<>();
        for (Object element : Slot.elements(place.kept())) {
            if (slot.isLive(element)) {
                elements.add(slot.given(element));
            }
        }
        return Collections.unmodifiableList(elements);
    }

    @Override
    public void add(Object element) {
        Object kept = slot.kept(place.given(element, "element"));
        Slot.Cell<List<Object>> cell = Slot.ownElements(place.kept(), place.transaction());
        cell.content().removeIf(each -> !slot.isLive(each));
        cell.content().add(kept);
        place.keep(cell);
    }

    @Override
    public void set(List<?> elements) {
        List<Object> kept = new ArrayList<>();
        for (Object element : elements) {
            kept.add(slot.kept(place.given(element, "element")));
        }
        place.keep(kept.isEmpty() ? null : new Slot.Cell<>(kept, place.transaction()));
    }
}
