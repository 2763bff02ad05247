package io.portals.actor;

import io.portals.api.task.ReplyTo;
import io.portals.api.task.TaskContext;
import java.util.Optional;

/** A message that an actor keeps for later, and whom to reply to. */
record Stashed<M>(M message, Optional<ReplyTo<Object>> asker) {
    Asker asker(TaskContext<?> ctx) {
        return asker.<Asker>map(to -> new Asker.Kept(to, ctx)).orElse(Asker.NOBODY);
    }
}
