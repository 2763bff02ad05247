package io.portals.conformance.random.program;

import io.portals.api.task.ErrorPolicy;

/** Thrown on purpose where a policy sets aside what it is thrown for. What is poison where follows from content. */
final class Poison extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String BEGIN = "poison ";
    private static final int ONE_OF = 4;

    private Poison(String content) {
        super(BEGIN + content);
    }

    /** @param place a step, a selector, or a task */
    static void check(ErrorPolicy policy, String place, String content) {
        if (policy != ErrorPolicy.FAIL && is(place, content)) {
            throw new Poison(content);
        }
    }

    static boolean is(String place, String content) {
        return Content.choice(content, "poison for " + place, ONE_OF) == 0;
    }

    /** What a reason says of it, or all of a reason that is another. */
    static String of(String reason) {
        int begin = reason.lastIndexOf(BEGIN);
        return begin < 0 ? reason : reason.substring(begin).lines().findFirst().orElse("");
    }
}
