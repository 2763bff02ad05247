package io.portals.examples.actors;

import io.portals.actor.Outlet;
import java.util.List;
import java.util.Map;

/**
 * What has come out of an example.
 *
 * @param events by the names of the outlets, in no order where several actors emit
 */
public record Results(Map<String, List<Object>> events) {
    /** All events of an outlet. */
    @SuppressWarnings("unchecked") // the outlet's events are of its type
    public <T> List<T> of(Outlet<T> outlet) {
        return (List<T>) events.get(outlet.name());
    }
}
