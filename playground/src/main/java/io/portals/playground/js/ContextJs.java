package io.portals.playground.js;

import io.portals.playground.script.ScriptContext;
import io.portals.playground.script.ScriptFuture;
import io.portals.playground.script.Values;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** {@code ctx}: what a function of a script may do while it runs. */
public final class ContextJs {
    private final ScriptContext ctx;

    ContextJs(ScriptContext ctx) {
        this.ctx = ctx;
    }

    @JSExport
    public void emit(JSObject event) {
        ctx.emit(JsValue.of(event));
    }

    @JSExport
    @JSProperty
    public Log getLog() {
        return new Log(ctx);
    }

    @JSExport
    public FutureJs ask(JSObject portal, JSObject request) {
        return new FutureJs(ctx.ask(Given.portal(portal, "ask").portal(), JsValue.of(request)));
    }

    @JSExport
    public void await(JSObject future, JSObject then) {
        ctx.await(Given.future(future, "await").future, Functions.callback(then, "await"));
    }

    @JSExport
    public void reply(JSObject value) {
        ctx.reply(JsValue.of(value));
    }

    /** {@code ctx.log}. */
    public static final class Log {
        private final ScriptContext ctx;

        Log(ScriptContext ctx) {
            this.ctx = ctx;
        }

        @JSExport
        public void info(JSObject message) {
            ctx.log(JsValue.of(message));
        }
    }

    /** What {@code ctx.ask} gives. */
    public static final class FutureJs {
        private final ScriptFuture future;

        FutureJs(ScriptFuture future) {
            this.future = future;
        }

        @JSExport
        @JSProperty
        public String getKind() {
            return "future";
        }

        @JSExport
        public JSObject value(JSObject ctx) {
            return JsValue.in(future.value());
        }

        @JSExport
        @JSProperty
        public double getId() {
            return future.id();
        }
    }

    /** A value that a key has, or a task: of the handler that runs, also where it was made by another. */
    public static final class StateJs {
        private final String name;
        private final JsValue otherwise;
        private final boolean isOfTask;

        StateJs(String name, JSObject otherwise, boolean isOfTask) {
            this.name = name;
            this.otherwise = JsValue.of(otherwise);
            this.isOfTask = isOfTask;
        }

        private Values values() {
            ScriptContext ctx = ScriptContext.current();
            return isOfTask ? ctx.ofTask() : ctx.ofKey();
        }

        @JSExport
        public JSObject get() {
            return JsValue.in(values().get(name, otherwise));
        }

        @JSExport
        public void set(JSObject value) {
            values().set(name, JsValue.of(value));
        }

        @JSExport
        public void del() {
            values().delete(name);
        }
    }
}
