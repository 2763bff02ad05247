package io.portals.conformance.random.program;

import io.portals.api.task.OnAllReplies;
import io.portals.api.task.Outcome;
import io.portals.api.task.TaskContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes on when several asks that were made as one are resolved.
 *
 * @param of what goes on, as for one ask
 * @param requests those that were asked
 */
record Gathered(Resumed of, List<String> requests) implements OnAllReplies<Answer, Event> {

    @Override
    public void resume(List<Outcome<Answer>> outcomes, TaskContext<Event> ctx) {
        of.enter();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String request = i < requests.size() ? requests.get(i) : "none";
            Outcome<Answer> outcome = outcomes.get(i);
            words.add(outcome.reply()
                    .map(answer -> Resumed.word(answer, request))
                    .orElseGet(() -> Resumed.word(outcome.failure().orElseThrow())));
        }
        String missing = outcomes.size() == requests.size() ? "" : " for " + requests.size() + " requests";
        of.goOn(ctx, "ALL " + words + missing);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).failure().isPresent()) {
                of.releaseLate(outcomes.get(i).failure().orElseThrow(), requests.get(i), ctx);
            }
        }
        of.mayFail();
    }
}
