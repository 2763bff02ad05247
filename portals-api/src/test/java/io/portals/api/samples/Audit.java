package io.portals.api.samples;

import io.portals.api.Application;
import io.portals.api.Portal;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** Audits what the inventory gives away, up to a limit: a portal that the builder declares, and that refuses. */
final class Audit {
    private Audit() {}

    record AuditItem(String item) {}

    record Audited(int number) {}

    record NewLimit(String item, int limit) {}

    /** The asker's end. The replier's, which knows the key, is the application's own. */
    static final Portal<AuditItem, Audited> AUDIT = Portal.at("/audit/portals/audit", AuditItem.class, Audited.class);

    private static final PerKey<Integer> LIMIT =
            State.perKey("limit", Integer.class).orElse(10);
    private static final PerKey<Integer> AUDITED =
            State.perKey("audited", Integer.class).orElse(0);

    record KeepLimit() implements Task<NewLimit, NewLimit> {
        @Override
        public Uses uses() {
            return Uses.state(LIMIT);
        }

        @Override
        public void process(NewLimit limit, TaskContext<NewLimit> ctx) {
            ctx.set(LIMIT, limit.limit());
        }
    }

    record AnswerAudit() implements Replier<AuditItem, Audited, NewLimit> {
        @Override
        public Uses uses() {
            return Uses.state(LIMIT, AUDITED);
        }

        @Override
        public void request(AuditItem request, ReplierContext<NewLimit, Audited> ctx) {
            int number = ctx.update(AUDITED, n -> n + 1);
            if (number > ctx.get(LIMIT)) {
                ctx.fail("over the limit: " + ctx.key(String.class));
            } else {
                ctx.reply(new Audited(number));
            }
        }
    }

    static Application application() {
        return Application.named("audit", app -> {
            var audit = app.portal("audit", AuditItem.class, Audited.class, String.class, AuditItem::item);
            app.workflow("audit", app.input("limits", NewLimit.class))
                    .keyBy(String.class, NewLimit::item)
                    .process("audit", NewLimit.class, new KeepLimit())
                    .replies(audit, new AnswerAudit())
                    .sink();
        });
    }
}
