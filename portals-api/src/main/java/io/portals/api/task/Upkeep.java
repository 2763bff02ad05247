package io.portals.api.task;

/**
 * A timer for which a job does not wait: one that only matters as long as there is something else to do, such as one that clears
 * away what was not used for an hour. When all inputs have ended and all else is at rest, the job ends without it, and it does not fire
 * any more. Nor does it keep an ask from failing as unanswered. Otherwise it is a timer like any other: saved, cancelled, and fired
 * while the job runs.
 *
 * <pre>{@code
 * record Forget() implements Upkeep<Receipt> {
 *   public void fire(TaskContext<Receipt> ctx) { ctx.clear(CART); }
 * }
 * ctx.after(Duration.ofHours(1), new Forget());
 * }</pre>
 *
 * @param <O> the type of events that the task emits
 */
public interface Upkeep<O> extends OnTimer<O> {}
