package io.portals.api.task;

/**
 * What happens when a timer fires: a record whose components are what it remembers, saved with the task's state until then. It
 * runs once, under the key under which it was set. As with continuations, the type name is its code: it survives failures and
 * upgrades, and a lambda, which compiles, is refused by {@link TaskContext#after}.
 *
 * <pre>{@code
 * record Remind(String user) implements OnTimer<Mail> {
 *   public void fire(TaskContext<Mail> ctx) { ctx.emit(new Mail(user, "your cart is waiting")); }
 * }
 * ctx.after(Duration.ofHours(1), new Remind(user));
 * }</pre>
 *
 * @param <O> the type of events that the task emits
 */
public interface OnTimer<O> {
    void fire(TaskContext<O> ctx);
}
