package io.portals.playground.js;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** A value of JavaScript where Java has an object: with JavaScript's text, and its equality. */
final class JsValue {
    private final JSObject value;

    private JsValue(JSObject value) {
        this.value = value;
    }

    static JsValue of(JSObject value) {
        return new JsValue(value);
    }

    static JsValue of(long number) {
        return new JsValue(number((double) number));
    }

    /** What a handler of a script is given. */
    static JSObject in(Object value) {
        return value instanceof JsValue js ? js.value : nothing();
    }

    @Override
    public String toString() {
        return text(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsValue js && areSame(value, js.value);
    }

    /** A whole number is its own; of anything else that of its text, which is another one for numbers. */
    @Override
    public int hashCode() {
        if (isWhole(value)) {
            return whole(value);
        }
        int hash = text(value).hashCode();
        return isNumber(value) ? ~hash : hash;
    }

    @JSBody(params = "number", script = "return number;")
    private static native JSObject number(double number);

    @JSBody(script = "return undefined;")
    static native JSObject nothing();

    @JSBody(params = "value", script = "return value === undefined || value === null;")
    static native boolean isMissing(JSObject value);

    @JSBody(params = "value", script = "return typeof value === 'function';")
    static native boolean isFunction(JSObject value);

    @JSBody(params = "value", script = "return value instanceof Promise;")
    static native boolean isPromise(JSObject value);

    @JSBody(params = "value", script = "return Array.isArray(value);")
    static native boolean isArray(JSObject value);

    /** What it is, in words: of parts of a script their kind. */
    @JSBody(
            params = "value",
            script = "if (value === undefined || value === null) return 'nothing';"
                    + "var kind = typeof value === 'object' && typeof value.kind === 'string' ? value.kind : typeof value;"
                    + "return (/^[aeiou]/.test(kind) ? 'an ' : 'a ') + kind;")
    static native String kind(JSObject value);

    @JSBody(params = "value", script = "return String(value);")
    static native String text(JSObject value);

    @JSBody(
            params = {"one", "other"},
            script = "return one === other;")
    private static native boolean areSame(JSObject one, JSObject other);

    @JSBody(
            params = "value",
            script = "return typeof value === 'number' && (value | 0) === value"
                    + " || typeof value === 'bigint' && BigInt.asIntN(32, value) === value;")
    private static native boolean isWhole(JSObject value);

    @JSBody(params = "value", script = "return typeof value === 'number' || typeof value === 'bigint';")
    private static native boolean isNumber(JSObject value);

    @JSBody(params = "value", script = "return Number(value) | 0;")
    private static native int whole(JSObject value);

    /** Whether its text says nothing of what it is made of. */
    @JSBody(params = "value", script = "return typeof value === 'object' && String(value) === '[object Object]';")
    static native boolean isPlainObject(JSObject value);

    /** What it is, in words, or its text if that is one. */
    static String shownOf(JSObject value) {
        return isMissing(value) || isOfParts(value) ? kind(value) : text(value);
    }

    @JSBody(params = "value", script = "return typeof value === 'object' || typeof value === 'function';")
    private static native boolean isOfParts(JSObject value);

    /** As a console shows it: what is made of parts, with its parts. */
    String shown() {
        return shown(value);
    }

    @JSBody(
            params = "value",
            script = "if (value === null || typeof value !== 'object') return String(value);"
                    + "try { return JSON.stringify(value); } catch (e) { return String(value); }")
    private static native String shown(JSObject value);
}
