package io.portals.local.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who fed whom in the last steps: shows the cycle, if a run does not end. */
final class RecentSteps {
    private static final int KEPT = 1024;

    private final String[] producers = new String[KEPT];
    private final String[] places = new String[KEPT];
    private int next;
    private int size;

    void add(String producer, String place) {
        producers[next] = producer;
        places[next] = place;
        next = (next + 1) % KEPT;
        size = Math.min(size + 1, KEPT);
    }

    void clear() {
        size = 0;
    }

    /** Where the last step was. */
    String last() {
        return places[Math.floorMod(next - 1, KEPT)];
    }

    /** The places of a cycle, in order; empty if there is none. */
    List<String> cycle() {
        Map<String, String> fedBy = new LinkedHashMap<>();
        String place = null;
        for (int i = 1; i <= size; i++) {
            int step = Math.floorMod(next - i, KEPT);
            fedBy.putIfAbsent(places[step], producers[step]);
            place = place == null ? places[step] : place;
        }
        List<String> path = new ArrayList<>();
        while (place != null && !place.isEmpty() && !path.contains(place)) {
            path.add(0, place);
            place = fedBy.get(place);
        }
        return place == null || place.isEmpty() ? List.of() : cycleFrom(path, place);
    }

    /** The path leads from the place back to it: what comes behind that is not part of the cycle. */
    private static List<String> cycleFrom(List<String> path, String place) {
        List<String> cycle = path.subList(0, path.indexOf(place) + 1);
        List<String> turned = new ArrayList<>(List.of(place));
        turned.addAll(cycle.subList(0, cycle.size() - 1));
        return turned;
    }
}
