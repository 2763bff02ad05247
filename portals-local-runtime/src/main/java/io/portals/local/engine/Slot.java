package io.portals.local.engine;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerTask;
import io.portals.api.state.StateHandle;
import io.portals.local.verify.Verification.Boundary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the values of one state handle stand in a {@link KeyState}: as they are; behind the time at which they were written, where
 * they expire; in a {@link Cell}, where there are several.
 *
 * @param keys what the keys of a map pass; null for other state
 * @param expiryMillis 0 if values stay
 */
record Slot(StateHandle handle, Boundary values, Boundary keys, long expiryMillis, Clock clock) {

    /** A value that is gone some time after it was written. */
    record Timed(Object value, long writtenMillis) {}

    /**
     * The elements of a list, or the entries of a map. Only the transaction that made it changes it: each other one takes a copy
     * first, as this one may be part of what a failure or a snapshot brings back.
     *
     * @param <C> the list, or the map
     */
    record Cell<C>(C content, long owner) {}

    static Slot of(StateHandle handle, Boundary values, Boundary keys, Clock clock) {
        return new Slot(
                handle,
                values,
                keys,
                handle.expiry() == null ? 0 : handle.expiry().toMillis(),
                clock);
    }

    /** A value as it is kept. */
    Object kept(Object value) {
        Object crossed = values.cross(value);
        return expiryMillis == 0 ? crossed : new Timed(crossed, clock.millis);
    }

    boolean isLive(Object kept) {
        return kept != null && (expiryMillis == 0 || clock.millis < ((Timed) kept).writtenMillis() + expiryMillis);
    }

    /** What was kept, as users get it; null if it is not there, or has expired. */
    Object given(Object kept) {
        if (!isLive(kept)) {
            return null;
        }
        return values.cross(expiryMillis == 0 ? kept : ((Timed) kept).value());
    }

    /** The value of a {@link PerKey} or a {@link PerTask}, or the handle's initial one. */
    Object value(Object kept) {
        if (kept != null && expiryMillis == 0) { // most of the time
            return values.cross(kept);
        }
        Object value = given(kept);
        Object initial = value == null ? initial() : null;
        return initial == null ? value : values.cross(initial);
    }

    private Object initial() {
        return handle instanceof PerTask<?> perTask ? perTask.initial() : ((PerKey<?>) handle).initial();
    }

    /** Whether there is anything in what a key has. */
    boolean hasContent(Object kept) {
        if (kept instanceof Cell<?> cell) {
            Iterable<?> all = cell.content() instanceof Map<?, ?> map ? map.values() : (List<?>) cell.content();
            for (Object each : all) {
                if (isLive(each)) {
                    return true;
                }
            }
            return false;
        }
        return isLive(kept);
    }

    /** The elements that a key has, to be read. */
    @SuppressWarnings("unchecked") // a list's cell
    static List<Object> elements(Object kept) {
        return kept == null ? List.of() : ((Cell<List<Object>>) kept).content();
    }

    /** The entries that a key has, to be read. */
    @SuppressWarnings("unchecked") // a map's cell
    static Map<Object, Object> entries(Object kept) {
        return kept == null ? Map.of() : ((Cell<Map<Object, Object>>) kept).content();
    }

    /** The cell with the elements that a key has, for a transaction that changes them. */
    @SuppressWarnings("unchecked") // a list's cell
    static Cell<List<Object>> ownElements(Object kept, long transaction) {
        Cell<List<Object>> cell = (Cell<List<Object>>) kept;
        return cell != null && cell.owner() == transaction
                ? cell
                : new Cell<>(new ArrayList<>(elements(kept)), transaction);
    }

    /** The cell with the entries that a key has, for a transaction that changes them. */
    @SuppressWarnings("unchecked") // a map's cell
    static Cell<Map<Object, Object>> ownEntries(Object kept, long transaction) {
        Cell<Map<Object, Object>> cell = (Cell<Map<Object, Object>>) kept;
        return cell != null && cell.owner() == transaction
                ? cell
                : new Cell<>(new LinkedHashMap<>(entries(kept)), transaction);
    }

    /** As {@link #hasContent}'s argument, for a run in which other transactions have the same numbers. */
    static Object disowned(Object kept) {
        return kept instanceof Cell<?> cell ? new Cell<>(cell.content(), 0) : kept;
    }
}
