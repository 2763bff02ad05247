package io.portals.examples.actors.queries;

import io.portals.examples.actors.Differences;
import io.portals.examples.actors.queries.Queries.Answer;
import io.portals.examples.actors.queries.Queries.Result;
import io.portals.examples.actors.queries.Query.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What must come out of a plan. Results are the same however messages overtake each other. An answer depends on how far the query was,
 * so each of its windows must be what the first so many readings make.
 */
record Expected(Plan plan, List<Result> results, List<Answer> answers) {
    /** What is wrong first; empty if all is right. */
    Optional<String> wrong() {
        return wrongResults().or(this::wrongAskers).or(this::wrongAnswer);
    }

    String summary() {
        return "queries: " + plan.queries() + " queries, "
                + queries().filter(plan::isHot).count() + " of them hot, "
                + queries().filter(plan::isRemoved).count() + " removed, "
                + queries().filter(plan::isLate).count() + " added late; "
                + results.stream().filter(Result::isComplete).count() + " windows closed, "
                + results.stream().filter(result -> !result.isComplete()).count() + " cut short, "
                + answers.size() + " asked for";
    }

    private LongStream queries() {
        return LongStream.range(0, plan.queries());
    }

    private Optional<String> wrongResults() {
        List<Result> expected = new ArrayList<>();
        queries().filter(plan::isHot).forEach(query -> {
            long from = plan.isLate(query) ? Plan.BREAK : 0;
            long until = plan.isRemoved(query) ? Plan.BREAK : Plan.END;
            long length = plan.length(query);
            for (long start = 0; start < until; start += length) {
                Window window = window(query, start, from, until, Long.MAX_VALUE);
                if (window.count() > 0) {
                    expected.add(new Result(query, window, start + length <= until));
                }
            }
        });
        return Differences.between(results, expected).map(differences -> "of the windows " + differences);
    }

    /** The first so many readings of a window that a query sees which is there from one time to another. */
    private Window window(long query, long start, long from, long until, long most) {
        long count = 0;
        long sum = 0;
        for (long number = 0; number < plan.readings() && count < most; number++) {
            Sensor.Reading reading = plan.reading(plan.sensorOf(query), number);
            if (reading.time() >= Math.max(start, from)
                    && reading.time() < Math.min(start + plan.length(query), until)) {
                count++;
                sum += reading.value();
            }
        }
        return new Window(start, count, sum);
    }

    private Optional<String> wrongAskers() {
        List<Long> asked = queries()
                .filter(query -> plan.isHot(query) && !plan.isLate(query))
                .boxed()
                .toList();
        return Differences.between(answers.stream().map(Answer::query).toList(), asked)
                .map(differences -> "of the queries that answered " + differences);
    }

    private Optional<String> wrongAnswer() {
        for (Answer answer : answers) {
            for (Window window : answer.open()) {
                Window right = window(answer.query(), window.start(), 0, Plan.BREAK, window.count());
                if (!window.equals(right)) {
                    return Optional.of(
                            "query " + answer.query() + " answers " + window + ", but its readings make " + right);
                }
            }
        }
        return Optional.empty();
    }
}
