package io.portals.playground.js;

import java.util.List;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Objects of JavaScript, part by part. */
final class JsRecord {
    private final JSObject object = newObject();

    JsRecord with(String name, String value) {
        set(object, name, value);
        return this;
    }

    JsRecord with(String name, double value) {
        set(object, name, value);
        return this;
    }

    JsRecord with(String name, boolean value) {
        set(object, name, value);
        return this;
    }

    JsRecord with(String name, JSObject value) {
        set(object, name, value);
        return this;
    }

    JSObject object() {
        return object;
    }

    /** An array of what becomes of the values, so many at most. */
    static <V> JSObject array(List<V> values, double most, Function<V, JSObject> shown) {
        JSObject array = newArray();
        for (int i = 0; i < values.size() && i < most; i++) {
            push(array, shown.apply(values.get(i)));
        }
        return array;
    }

    @JSBody(script = "return {};")
    private static native JSObject newObject();

    @JSBody(script = "return [];")
    private static native JSObject newArray();

    @JSBody(
            params = {"array", "value"},
            script = "array.push(value);")
    private static native void push(JSObject array, JSObject value);

    @JSBody(
            params = {"object", "name", "value"},
            script = "object[name] = value;")
    private static native void set(JSObject object, String name, String value);

    @JSBody(
            params = {"object", "name", "value"},
            script = "object[name] = value;")
    private static native void set(JSObject object, String name, double value);

    @JSBody(
            params = {"object", "name", "value"},
            script = "object[name] = value;")
    private static native void set(JSObject object, String name, boolean value);

    @JSBody(
            params = {"object", "name", "value"},
            script = "object[name] = value;")
    private static native void set(JSObject object, String name, JSObject value);
}
