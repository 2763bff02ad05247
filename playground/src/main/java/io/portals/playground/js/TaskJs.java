package io.portals.playground.js;

import io.portals.playground.script.Handler;
import io.portals.playground.script.ScriptFlow;
import io.portals.playground.script.Stage;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A task that stands alone: a step that a flow takes by {@code .task(it)}. */
public final class TaskJs {
    private final Step step;

    /** What it does with each event; null of one that changes keys, or becomes another. */
    private final Handler handler;

    /** What it is until it becomes another; null of one that does not. */
    private final Stage stage;

    /** A step of a flow. */
    private interface Step {
        ScriptFlow then(ScriptFlow flow);
    }

    private TaskJs(Step step, Handler handler, Stage stage) {
        this.step = step;
        this.handler = handler;
        this.stage = stage;
    }

    private static TaskJs of(String called, Handler handler) {
        return new TaskJs(flow -> flow.task(called, handler), handler, null);
    }

    /** @throws IllegalArgumentException if it is no task, or none that handles events */
    static Handler handlerOf(JSObject task, String where) {
        Handler handler = Given.task(task, where).handler;
        if (handler == null) {
            throw new IllegalArgumentException(where + ": gets a task that is none that handles events; give one of"
                    + " builder.tasks: map, flatMap, processor, filter or identity");
        }
        return handler;
    }

    /** What a task becomes, of which a function has returned it; null if it stays what it is. */
    static Stage next(JSObject returned, String where, JSObject place) {
        if (JsValue.isMissing(returned)) {
            return null;
        }
        if (!Given.isTask(returned) || Given.asTask(returned).stage == null) {
            Errors.throwAt(
                    place,
                    where + ": the function returns " + JsValue.kind(returned)
                            + ", which is no task to become; return one of builder.tasks.vsm(...), or nothing to stay the same");
        }
        return Given.asTask(returned).stage;
    }

    /** @throws IllegalArgumentException if it is no task that becomes others */
    static Stage stageOf(JSObject task, String where) {
        Stage stage = Given.task(task, where).stage;
        if (stage == null) {
            throw new IllegalArgumentException(where
                    + ": gets a task that does not become others; give one of builder.tasks.vsm(ctx => x => next)");
        }
        return stage;
    }

    ScriptFlow then(ScriptFlow flow) {
        return step.then(flow);
    }

    /** Says so to who has any value. */
    @JSExport
    @JSProperty
    public String getKind() {
        return "task";
    }

    /** A handler that a function of the context makes, once for its task, before the first event. */
    static Handler made(JSObject function, String where) {
        Functions.Applied maker = Functions.ofContext(function, where, "ctx => builder.tasks.map(ctx => x => x)");
        JSObject place = Errors.place();
        Handler[] made = new Handler[1];
        return (ctx, value) -> {
            if (made[0] == null) {
                JSObject task = maker.to(ctx);
                if (!Given.isTask(task) || Given.asTask(task).handler == null) {
                    Errors.throwAt(
                            place,
                            where + ": the function gives " + JsValue.kind(task)
                                    + ", which is no task that handles events; give one of builder.tasks: map, flatMap, processor,"
                                    + " filter or identity");
                }
                made[0] = Given.asTask(task).handler;
            }
            made[0].handle(ctx, value);
        };
    }

    /** {@code builder.tasks}. */
    public static final class TasksJs {
        @JSExport
        public TaskJs map(JSObject function) {
            return of("map", Functions.map(function, "map"));
        }

        @JSExport
        public TaskJs flatMap(JSObject function) {
            return of("flatMap", Functions.flatMap(function, "flatMap"));
        }

        @JSExport
        public TaskJs processor(JSObject function) {
            return of("processor", Functions.handler(function, "processor"));
        }

        @JSExport
        public TaskJs filter(JSObject condition) {
            return of("filter", Functions.filter(condition, "filter"));
        }

        @JSExport
        public TaskJs identity() {
            return of("identity", (ctx, value) -> ctx.emit(value));
        }

        @JSExport
        public TaskJs key(JSObject key) {
            return new TaskJs(flow -> flow.key(Functions.key(key, "key")), null, null);
        }

        /** A task that becomes the one that its function returns, for each key by itself. */
        @JSExport
        public TaskJs vsm(JSObject function) {
            Stage stage = Functions.stage(function, "vsm");
            return new TaskJs(flow -> flow.stages("vsm", stage), null, stage);
        }
    }
}
