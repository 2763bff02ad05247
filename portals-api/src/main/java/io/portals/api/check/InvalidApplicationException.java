package io.portals.api.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Applications that cannot run, with all that is wrong with them. */
public final class InvalidApplicationException extends IllegalArgumentException {
    private final ArrayList<Problem> problems;

    /** @param problems all of them; what is said twice is reported once */
    public InvalidApplicationException(List<Problem> problems) {
        this(new LinkedHashSet<>(problems));
    }

    private InvalidApplicationException(Set<Problem> problems) {
        super(message(problems));
        this.problems = new ArrayList<>(problems);
    }

    public List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }

    private static String message(Set<Problem> problems) {
        StringBuilder text = new StringBuilder();
        text.append(problems.size()).append(problems.size() == 1 ? " problem:" : " problems:");
        for (Problem problem : problems) {
            text.append("\n  ").append(problem);
        }
        return text.toString();
    }
}
