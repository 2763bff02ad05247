package io.portals.playground.js;

import io.portals.playground.js.BuilderJs.ApplicationJs;
import io.portals.playground.js.BuilderJs.PortalJs;
import io.portals.playground.js.BuilderJs.SequencerJs;
import io.portals.playground.js.BuilderJs.SplitterJs;
import io.portals.playground.js.BuilderJs.StreamJs;
import io.portals.playground.js.ContextJs.FutureJs;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What a script gives where a part of something is wanted: checked, as TeaVM does not. Each part says its kind. */
final class Given {
    private Given() {}

    @JSBody(
            params = {"value", "kind"},
            script = "return typeof value === 'object' && value !== null && value.kind === kind;")
    private static native boolean isOf(JSObject value, String kind);

    private static void check(JSObject value, String kind, String where, String instead) {
        if (!isOf(value, kind)) {
            throw new IllegalArgumentException(
                    where + ": gets " + JsValue.kind(value) + ", which is no " + kind + "; give " + instead);
        }
    }

    static StreamJs stream(JSObject value, String where) {
        check(value, "stream", where, "the .stream of a generator, a sequencer or a workflow, or a split");
        return asStream(value);
    }

    static SequencerJs sequencer(JSObject value, String where) {
        check(value, "sequencer", where, "one, such as builder.sequencers.random()");
        return asSequencer(value);
    }

    static SplitterJs splitter(JSObject value, String where) {
        check(value, "splitter", where, "one, such as builder.splitters.empty(stream)");
        return asSplitter(value);
    }

    static PortalJs portal(JSObject value, String where) {
        check(value, "portal", where, "one, such as builder.portal.portal(\"name\")");
        return asPortal(value);
    }

    static FlowJs flow(JSObject value, String where) {
        check(value, "flow", where, "flows of the same workflow, such as what .map(...) returns");
        return asFlow(value);
    }

    static boolean isTask(JSObject value) {
        return isOf(value, "task");
    }

    static TaskJs task(JSObject value, String where) {
        check(value, "task", where, "one of builder.tasks, such as builder.tasks.map(ctx => x => x)");
        return asTask(value);
    }

    static FutureJs future(JSObject value, String where) {
        check(value, "future", where, "what ctx.ask(portal, request) returns");
        return asFuture(value);
    }

    static ApplicationJs application(JSObject value, String where) {
        check(value, "application", where, "what builder.build() returns");
        return asApplication(value);
    }

    static String name(JSObject value, String where) {
        if (!isText(value)) {
            throw new IllegalArgumentException(
                    where + ": gets " + JsValue.kind(value) + " for a name; give a text, such as \"numbers\"");
        }
        return JsValue.text(value);
    }

    /** @throws IllegalArgumentException if it is no whole number */
    static long whole(JSObject value, String where) {
        if (!isWhole(value)) {
            throw new IllegalArgumentException(where + ": " + JsValue.text(value) + " is no whole number");
        }
        return (long) number(value);
    }

    @JSBody(params = "value", script = "return typeof value === 'string';")
    private static native boolean isText(JSObject value);

    @JSBody(params = "value", script = "return Number.isSafeInteger(value);")
    private static native boolean isWhole(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native double number(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native StreamJs asStream(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native SequencerJs asSequencer(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native SplitterJs asSplitter(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native PortalJs asPortal(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native FlowJs asFlow(JSObject value);

    @JSBody(params = "value", script = "return value;")
    static native TaskJs asTask(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native FutureJs asFuture(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native ApplicationJs asApplication(JSObject value);
}
