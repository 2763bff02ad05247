package io.portals.api.task;

import java.util.List;

/**
 * The continuation of several asks that are made as one: a record, as {@link OnReply} is, which is resumed once, when each of them
 * has been answered or has failed.
 *
 * <pre>{@code
 * record Levels(String shelf) implements OnAllReplies<OnHand, Report> {
 *   public void resume(List<Outcome<OnHand>> outcomes, TaskContext<Report> ctx) {
 *     ctx.emit(new Report(shelf, outcomes.stream().flatMap(outcome -> outcome.reply().stream()).toList()));
 *   }
 * }
 * }</pre>
 *
 * <p>Between the asks and the continuation other handlers of the key may have run: re-read state.
 *
 * @param <R> the type of replies
 * @param <O> the type of events that the asking task emits
 */
public interface OnAllReplies<R, O> {
    /** @param outcomes in the order of the requests */
    void resume(List<Outcome<R>> outcomes, TaskContext<O> ctx);
}
