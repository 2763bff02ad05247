package io.portals.api.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Applications that cannot run, with all that is wrong with them. */
public final class InvalidApplicationException extends IllegalArgumentException {
    private final transient List<Problem> problems;

    public InvalidApplicationException(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        List<Problem> distinct = new ArrayList<>(new LinkedHashSet<>(problems));
        StringBuilder text = new StringBuilder();
        text.append(distinct.size()).append(distinct.size() == 1 ? " problem:" : " problems:");
        for (Problem problem : distinct) {
            text.append("\n  ").append(problem);
        }
        return text.toString();
    }
}
