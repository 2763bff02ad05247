package io.portals.playground.js;

import io.portals.playground.script.Callback;
import io.portals.playground.script.ErrorHandler;
import io.portals.playground.script.Function;
import io.portals.playground.script.Handler;
import io.portals.playground.script.Predicate;
import io.portals.playground.script.ScriptContext;
import io.portals.playground.script.Stage;
import io.portals.playground.script.Wrapper;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;

/** Functions of a script, as what the applications want: those with a context are curried, ctx => x => ... */
final class Functions {
    private Functions() {}

    /** Of a context. */
    @JSFunctor
    interface OfContext extends JSObject {
        JSObject apply(ContextJs ctx);
    }

    private static void check(JSObject function, String where, String example) {
        if (!JsValue.isFunction(function)) {
            throw new IllegalArgumentException(
                    where + ": " + JsValue.text(function) + " is no function; give one, such as " + example);
        }
    }

    /** What a function of a context gives. */
    interface Applied {
        JSObject to(ScriptContext ctx);
    }

    static Applied ofContext(JSObject function, String where, String example) {
        check(function, where, example);
        OfContext applied = asOfContext(function);
        return ctx -> applied.apply(new ContextJs(ctx));
    }

    /** What a curried function gives. */
    private interface Curried {
        JSObject apply(ScriptContext ctx, Object value);
    }

    private static Curried curried(JSObject function, String where, String example) {
        Applied outer = ofContext(function, where, example);
        JSObject place = Errors.place();
        return (ctx, value) -> {
            JSObject inner = outer.to(ctx);
            if (!JsValue.isFunction(inner)) {
                Errors.throwAt(
                        place,
                        where + ": the function of the context gives " + JsValue.kind(inner)
                                + ", which is no function; write ctx => x => ..., with two arrows");
            }
            return call(inner, JsValue.in(value));
        };
    }

    @JSBody(
            params = {"f", "x"},
            script = "return f(x);")
    private static native JSObject call(JSObject f, JSObject x);

    @JSBody(params = "f", script = "return f;")
    private static native OfContext asOfContext(JSObject f);

    @JSBody(params = "x", script = "return !!x;")
    private static native boolean isTrue(JSObject x);

    static Handler handler(JSObject function, String where) {
        Curried applied = curried(function, where, "ctx => x => { ctx.emit(x); }");
        return applied::apply;
    }

    /** What the function returns is emitted. */
    static Handler map(JSObject function, String where) {
        Curried applied = curried(function, where, "ctx => x => x + 1");
        return (ctx, value) -> ctx.emit(JsValue.of(applied.apply(ctx, value)));
    }

    /** What the function returns is a list, each element of which is emitted. */
    static Handler flatMap(JSObject function, String where) {
        Curried applied = curried(function, where, "ctx => x => [x, x]");
        return (ctx, value) -> values(applied.apply(ctx, value), where).forEach(ctx::emit);
    }

    /** What the condition holds for is emitted. */
    static Handler filter(JSObject condition, String where) {
        Predicate keeps = predicate(condition, where);
        return (ctx, value) -> {
            if (keeps.test(value)) {
                ctx.emit(value);
            }
        };
    }

    static Predicate predicate(JSObject function, String where) {
        check(function, where, "x => x > 0");
        return value -> isTrue(call(function, JsValue.in(value)));
    }

    static Function function(JSObject function, String where) {
        check(function, where, "x => x");
        return value -> JsValue.of(call(function, JsValue.in(value)));
    }

    static Callback callback(JSObject function, String where) {
        Applied applied = ofContext(function, where, "ctx => { ctx.emit(0); }");
        return applied::to;
    }

    /** An error of the script's own is given as it was thrown. */
    static ErrorHandler errorHandler(JSObject function, String where) {
        Curried applied = curried(function, where, "ctx => error => { ctx.log.info(error); }");
        return (ctx, error) -> applied.apply(ctx, JsValue.of(Errors.thrown(error)));
    }

    /** What is around a task's function. */
    static Wrapper wrapper(JSObject function, String where) {
        String example = "ctx => wrapped => x => { wrapped(ctx)(x); }";
        Applied outer = ofContext(function, where, example);
        JSObject place = Errors.place();
        return (wrapped, ctx, value) -> {
            JSObject middle = outer.to(ctx);
            JSObject inner = JsValue.isFunction(middle) ? call(middle, wrapped(wrapped, ctx)) : middle;
            if (!JsValue.isFunction(inner)) {
                throw new IllegalArgumentException(
                        where + ": is given a function with too few arrows; write " + example);
            }
            call(inner, JsValue.in(value));
        };
    }

    /** A function of an event. */
    @JSFunctor
    private interface OfEvent extends JSObject {
        void apply(JSObject event);
    }

    /** What a script wraps: it calls it with a context, and with an event then; or at once with an event. */
    private static JSObject wrapped(Handler wrapped, ScriptContext ctx) {
        return wrappedOf(event -> wrapped.handle(ctx, JsValue.of(event)));
    }

    @JSBody(
            params = "ofEvent",
            script = "return function(x) {"
                    + " return x && x.log && typeof x.emit === 'function' ? ofEvent : ofEvent(x); };")
    private static native JSObject wrappedOf(OfEvent ofEvent);

    /** A function whose results say what handles the next event. */
    static Stage stage(JSObject function, String where) {
        Curried applied = curried(function, where, "ctx => x => { ctx.emit(x); return next; }");
        return (ctx, value) -> TaskJs.next(applied.apply(ctx, value), where);
    }

    /** The elements of an array. */
    static List<Object> values(JSObject array, String where) {
        List<Object> values = new ArrayList<>();
        elements(array, where).forEach(element -> values.add(JsValue.of(element)));
        return values;
    }

    static List<JSObject> elements(JSObject array, String where) {
        if (!JsValue.isArray(array)) {
            throw new IllegalArgumentException(
                    where + ": " + JsValue.text(array) + " is no array; give one, such as [1, 2]");
        }
        JSArrayReader<JSObject> reader = asArray(array);
        List<JSObject> elements = new ArrayList<>();
        for (int i = 0; i < reader.getLength(); i++) {
            elements.add(reader.get(i));
        }
        return elements;
    }

    @JSBody(params = "array", script = "return array;")
    private static native JSArrayReader<JSObject> asArray(JSObject array);
}
