package io.portals.local.engine;

import io.portals.api.state.StateMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The map that a handler's key has. */
final class KeyedMap implements StateMap<Object, Object> {
    private final TaskScope.Place place;
    private final Slot slot;

    KeyedMap(TaskScope.Place place, Slot slot) {
        this.place = place;
        this.slot = slot;
    }

    @Override
    public Object get(Object key) {
        return slot.given(Slot.entries(place.kept()).get(place.given(key, "key")));
    }

    @Override
    public boolean contains(Object key) {
        return slot.isLive(Slot.entries(place.kept()).get(place.given(key, "key")));
    }

    @Override
    public void put(Object key, Object value) {
        if (value == null) {
            remove(key);
            return;
        }
        Object kept = slot.kept(value);
        Slot.Cell<Map<Object, Object>> cell = Slot.ownEntries(place.kept(), place.transaction());
        cell.content().put(slot.keys().cross(place.given(key, "key")), kept);
        place.keep(cell);
    }

    @Override
    public void remove(Object key) {
        Object removed = place.given(key, "key");
        if (Slot.entries(place.kept()).containsKey(removed)) {
            Slot.Cell<Map<Object, Object>> cell = Slot.ownEntries(place.kept(), place.transaction());
            cell.content().remove(removed);
            place.keep(cell.content().isEmpty() ? null : cell);
        }
    }

    @Override
    public List<Map.Entry<Object, Object>> entries() {
        List<Map.Entry<Object, Object>> entries = new ArrayList<>();
        Slot.entries(place.kept()).forEach((key, value) -> {
            if (slot.isLive(value)) {
                entries.add(Map.entry(slot.keys().cross(key), slot.given(value)));
            }
        });
        return entries;
    }
}
