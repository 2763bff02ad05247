package io.portals.playground.js;

import io.portals.api.check.InvalidApplicationException;
import io.portals.local.run.Step;
import io.portals.playground.js.ContextJs.StateJs;
import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The module: what it exports is what a script finds in {@code PortalsJS}. */
public final class PortalsJS {
    /** After so many steps it is looked whether time is over. */
    private static final int BETWEEN_LOOKS = 16;

    private static double seed = 1;
    private static Line lines = PortalsJS::print;
    private static Steps steps;
    private static final Session SESSION = new Session();
    private static Session.Mode mode = Session.Mode.RUN;

    private PortalsJS() {}

    /** Gets what a task logs. */
    @JSFunctor
    public interface Line extends JSObject {
        void log(String task, String line);
    }

    /** Gets what the runtime does, a line for each step. */
    @JSFunctor
    public interface Steps extends JSObject {
        void step(String line);
    }

    // ------------------------------------------------------------------------------------------- for scripts

    @JSExport
    public static BuilderJs ApplicationBuilder(JSObject name) {
        return new BuilderJs(Given.name(name, "ApplicationBuilder"));
    }

    @JSExport
    public static SystemJs System() {
        ScriptSystem system = new ScriptSystem((long) seed, (task, line) -> lines.log(task, line));
        SESSION.started(system);
        return new SystemJs(system);
    }

    @JSExport
    public static StateJs PerKeyState(JSObject name, JSObject otherwise, JSObject ctx) {
        return new StateJs(Given.name(name, "PerKeyState"), otherwise, false);
    }

    @JSExport
    public static StateJs PerTaskState(JSObject name, JSObject otherwise, JSObject ctx) {
        return new StateJs(Given.name(name, "PerTaskState"), otherwise, true);
    }

    // ------------------------------------------------------------------------------------------- for who runs scripts

    /** What all is left to chance by in systems that are made from now on. */
    @JSExport
    public static void seed(double number) {
        seed = number;
    }

    /** Who gets the lines that are logged, instead of the console. */
    @JSExport
    public static void logTo(Line listener) {
        lines = listener;
    }

    /** Who hears of each step that a system takes. */
    @JSExport
    public static void stepsTo(Steps listener) {
        steps = listener;
    }

    @JSBody(
            params = {"task", "line"},
            script = "var now = new Date();"
                    + "function padded(number, length) { return ('00' + number).slice(-length); }"
                    + "console.log(padded(now.getHours(), 2) + ':' + padded(now.getMinutes(), 2) + ':'"
                    + " + padded(now.getSeconds(), 2) + '.' + padded(now.getMilliseconds(), 3)"
                    + " + ' INFO ' + task + ' - ' + line);")
    private static native void print(String task, String line);

    static Session session() {
        return SESSION;
    }

    // ------------------------------------------------------------------------------------------- for pages

    /**
     * Who takes the steps from now on: "run", the script, as it says; "held", the page, by {@link #step} and {@link #run}, as {@code
     * stepUntilComplete()} does nothing; "dry", nobody.
     */
    @JSExport
    public static void mode(String name) {
        mode = Session.Mode.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The nodes and edges of all applications that were built. */
    @JSExport
    public static JSObject graph() {
        return View.graph(SESSION);
    }

    /** Takes a step, and says which; null if there is nothing left to do. */
    @JSExport
    public static JSObject step() {
        try {
            return SESSION.step().map(View::step).orElse(null);
        } catch (RuntimeException e) {
            throw Errors.rethrown(e);
        }
    }

    /** Takes so many steps, or for so long; says how many, whether nothing is left to do, and which was the last. */
    @JSExport
    public static JSObject run(double most, double millis) {
        double end = now() + millis;
        double taken = 0;
        Step last = null;
        boolean isDone = false;
        try {
            while (taken < most && (taken % BETWEEN_LOOKS != 0 || now() < end)) {
                Optional<Step> step = SESSION.step();
                if (step.isEmpty()) {
                    isDone = true;
                    break;
                }
                last = step.get();
                taken++;
            }
        } catch (RuntimeException e) {
            throw Errors.rethrown(e);
        }
        return new JsRecord()
                .with("steps", taken)
                .with("isDone", isDone)
                .with("last", last == null ? null : View.step(last))
                .object();
    }

    @JSBody(script = "return performance.now();")
    private static native double now();

    /** How many steps were taken, of all systems. */
    @JSExport
    public static double steps() {
        return SESSION.steps();
    }

    /** How many events, requests and replies were handled in them. */
    @JSExport
    public static double events() {
        return SESSION.events();
    }

    /** The last steps, as many as are kept. */
    @JSExport
    public static JSObject recent() {
        return View.steps(SESSION);
    }

    /** What tasks keep: so many cells at most. */
    @JSExport
    public static JSObject state(double most) {
        return View.state(SESSION, most);
    }

    /** What waits to be handled: so many atoms or batches at most. */
    @JSExport
    public static JSObject inFlight(double most) {
        return View.inFlight(SESSION, most);
    }

    /** The asks that nobody has answered yet: so many at most. */
    @JSExport
    public static JSObject asks(double most) {
        return View.asks(SESSION, most);
    }

    /** What runs applications. */
    public static final class SystemJs {
        private final ScriptSystem system;

        SystemJs(ScriptSystem system) {
            this.system = system;
        }

        @JSExport
        public void launch(JSObject... applications) {
            List<ScriptApplication> launched = new ArrayList<>();
            for (JSObject application : applications) {
                launched.add(Given.application(application, "launch").application());
            }
            try {
                system.launch(launched);
            } catch (InvalidApplicationException e) {
                throw Errors.rethrown(e);
            }
        }

        /** Whether there was something to do. */
        @JSExport
        public boolean step() {
            if (mode == Session.Mode.DRY) {
                return false;
            }
            try {
                Optional<Step> taken = SESSION.step(system);
                if (steps != null) {
                    taken.ifPresent(step -> steps.step(step.toString()));
                }
                return taken.isPresent();
            } catch (RuntimeException e) {
                throw Errors.rethrown(e);
            }
        }

        @JSExport
        public void stepUntilComplete() {
            while (mode == Session.Mode.RUN && step()) {}
        }

        @JSExport
        public void shutdown() {}
    }
}
