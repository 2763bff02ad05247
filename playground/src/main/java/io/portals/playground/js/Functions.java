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
    private static final String NO_ARRAY = "no array; give one, such as [1, 2]";

    private Functions() {}

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
        JSObject place = Errors.place();
        return ctx -> Errors.call(function, asValue(new ContextJs(ctx)), place);
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
            JSObject result = Errors.call(inner, JsValue.in(value), place);
            if (JsValue.isPromise(result)) {
                Errors.throwAt(
                        place,
                        where + ": the function gives a promise, and what it does later would be in no atom; write it"
                                + " without async, and wait for replies by ctx.await(future, ctx => ...)");
            }
            return result;
        };
    }

    /** What a function gives that has one arrow. */
    private interface Called {
        JSObject with(Object value);
    }

    private static Called called(JSObject function, String where, String example) {
        check(function, where, example);
        JSObject place = Errors.place();
        return value -> {
            JSObject result = Errors.call(function, JsValue.in(value), place);
            if (JsValue.isFunction(result)) {
                Errors.throwAt(place, where + ": gives a function; write " + example + ", with one arrow");
            }
            return result;
        };
    }

    @JSBody(params = "value", script = "return value;")
    private static native JSObject asValue(ContextJs value);

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
        JSObject place = Errors.place();
        return (ctx, value) -> {
            JSObject list = applied.apply(ctx, value);
            if (!JsValue.isArray(list)) {
                Errors.throwAt(
                        place, where + ": the function gives " + JsValue.shownOf(list) + ", which is " + NO_ARRAY);
            }
            values(list, where).forEach(ctx::emit);
        };
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
        Called called = called(function, where, "x => x > 0");
        return value -> isTrue(called.with(value));
    }

    /** What it gives is a key: all objects would be the same. */
    static Function key(JSObject function, String where) {
        Called called = called(function, where, "x => x");
        JSObject place = Errors.place();
        return value -> {
            JSObject key = called.with(value);
            if (JsValue.isPlainObject(key)) {
                Errors.throwAt(
                        place,
                        where + ": gives an object for a key, and all objects are the same key, " + JsValue.text(key)
                                + "; give a text or a number of it");
            }
            return JsValue.of(key);
        };
    }

    static Callback callback(JSObject function, String where) {
        String example = "ctx => { ctx.emit(0); }";
        Applied applied = ofContext(function, where, example);
        JSObject place = Errors.place();
        return ctx -> {
            if (JsValue.isFunction(applied.to(ctx))) {
                Errors.throwAt(place, where + ": gives a function; write " + example + ", with one arrow");
            }
        };
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
            JSObject inner = JsValue.isFunction(middle) ? Errors.call(middle, wrapped(wrapped, ctx), place) : middle;
            if (!JsValue.isFunction(inner)) {
                Errors.throwAt(place, where + ": is given a function with too few arrows; write " + example);
            }
            Errors.call(inner, JsValue.in(value), place);
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
        JSObject place = Errors.place();
        return (ctx, value) -> TaskJs.next(applied.apply(ctx, value), where, place);
    }

    /** The elements of an array. */
    static List<Object> values(JSObject array, String where) {
        List<Object> values = new ArrayList<>();
        elements(array, where).forEach(element -> values.add(JsValue.of(element)));
        return values;
    }

    static List<JSObject> elements(JSObject array, String where) {
        if (!JsValue.isArray(array)) {
            throw new IllegalArgumentException(where + ": " + JsValue.shownOf(array) + " is " + NO_ARRAY);
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
