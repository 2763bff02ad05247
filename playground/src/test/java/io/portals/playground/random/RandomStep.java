package io.portals.playground.random;

import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptFlow;
import io.portals.playground.script.ScriptPortal;
import io.portals.playground.script.Values;
import java.util.List;
import java.util.Locale;

/** A step of a random program, twice: as a text in JavaScript, to which {@code f} is the flow, and with functions of Java. */
enum RandomStep {
    MAP("f = f.map(ctx => x => (x + $k) % $largest);") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.task("map", (ctx, value) -> ctx.emit(((long) value + k) % LARGEST));
        }
    },
    FILTER("f = f.filter(x => x % ($k + 1) !== 0);") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.filter(value -> (long) value % (k + 1) != 0);
        }
    },
    FLAT_MAP("f = f.flatMap(ctx => x => [x, (x * $k) % $largest]);") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.task("flatMap", (ctx, value) -> {
                ctx.emit(value);
                ctx.emit((long) value * k % LARGEST);
            });
        }
    },
    KEY("f = f.key(x => x % $k);") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.key(value -> (long) value % k);
        }
    },
    SUM(
            """
            f = f.processor(ctx => x => { let s = PortalsJS.PerKeyState('sum', 0, ctx);
              s.set((s.get() + x) % $largest); ctx.emit(s.get()); })
              .withOnComplete(ctx => ctx.emit($k));""") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.task("processor", (ctx, value) -> ctx.emit(add(ctx.ofKey(), "sum", (long) value)))
                    .withOnComplete(ctx -> ctx.emit((long) k));
        }
    },
    COUNT(
            """
            f = f.processor(ctx => x => { let s = PortalsJS.PerTaskState('count', 0, ctx);
              s.set((s.get() + 1) % $largest); ctx.emit((x + s.get()) % $largest); });""") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.task(
                    "processor", (ctx, value) -> ctx.emit(((long) value + add(ctx.ofTask(), "count", 1)) % LARGEST));
        }
    },
    LOGGER("f = f.logger('$k: ');") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.logger(k + ": ");
        }
    },
    UNION("{ let before = f; f = f.map(ctx => x => (x + $k) % $largest).union([before]); }") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return MAP.java(flow, k, portal).union(List.of(flow));
        }
    },
    ATOMS("f = f.identity().withOnAtomComplete(ctx => ctx.emit($k));") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.task("identity", (ctx, value) -> ctx.emit(value)).withOnAtomComplete(ctx -> ctx.emit((long) k));
        }
    },
    TURNS("f = f.identity().withLoop(2, $app.tasks.map(ctx => x => (x + $k) % $largest));") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String portal) {
            return flow.task("identity", (ctx, value) -> ctx.emit(value))
                    .withTurn((ctx, value) -> ctx.emit(((long) value + k) % LARGEST), 2);
        }
    },
    ASK(
            """
            f = f.asker($portal, ctx => x => { let future = ctx.ask($portal, x);
              ctx.await(future, ctx => ctx.emit((x + future.value(ctx) + $k) % $largest)); });""") {
        @Override
        ScriptFlow java(ScriptFlow flow, int k, String path) {
            ScriptPortal portal = ScriptApplication.portalAt(path);
            return flow.asker(portal, (ctx, value) -> {
                var future = ctx.ask(portal, value);
                ctx.await(future, now -> now.emit(((long) value + (long) future.value() + k) % LARGEST));
            });
        }
    };

    /** No number that goes through a program is larger. */
    static final int LARGEST = 1_000;

    private final String script;

    RandomStep(String script) {
        this.script = script;
    }

    /** Of the flow behind the step; the path is that of a portal to ask. */
    abstract ScriptFlow java(ScriptFlow flow, int k, String portal);

    /** The step in a script, in which the application is a variable of its name. */
    String script(int k, String application, String portal) {
        return script.replace("$k", "" + k)
                .replace("$largest", "" + LARGEST)
                .replace("$app", application)
                .replace("$portal", application + ".registry.portals.get('" + portal + "')");
    }

    /** Whether the flow behind it has more events than the one before. */
    boolean isDoubling() {
        return this == FLAT_MAP || this == UNION;
    }

    /** For a count of what was used. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    static long add(Values values, String name, long more) {
        long sum = ((long) values.get(name, 0L) + more) % LARGEST;
        values.set(name, sum);
        return sum;
    }
}
