package io.portals.playground.js;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSExceptions;
import org.teavm.jso.JSObject;

/** What went wrong, as a script or a page sees it. */
final class Errors {
    /** How the messages of exceptions begin that TeaVM makes of what a script throws. */
    private static final String OF_SCRIPT = "(JavaScript) ";

    private Errors() {}

    /** What a script threw, if that is the cause; or an error with the message. */
    static JSObject thrown(RuntimeException failure) {
        Throwable root = root(failure);
        return isOfScript(root) ? unwrapped(JSExceptions.getJSException(root)) : error(messageOf(root));
    }

    private static String messageOf(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : Wording.ofScripts(failure.getMessage());
    }

    /**
     * Calls a function of a script. What that throws reaches Java as an error that can be extended, as TeaVM does so: anything else is
     * carried by an error of the place, as it has none of its own.
     */
    @JSBody(
            params = {"f", "x", "place"},
            script = "try { return f(x); } catch (e) {"
                    + " if (e instanceof Error && Object.isExtensible(e)) throw e;"
                    + " var isError = e instanceof Error, text;"
                    + " try { text = isError ? e.message : typeof e === 'object' ? JSON.stringify(e) : String(e); }"
                    + " catch (none) { text = typeof e; }"
                    + " var carrier = new Error(isError ? text : text + ' was thrown, which is no Error and has no line:"
                    + " write throw new Error(...)');"
                    + " carrier.stack = isError ? e.stack : place.stack; carrier.carried = [e]; throw carrier; }")
    static native JSObject call(JSObject f, JSObject x, JSObject place);

    @JSBody(params = "error", script = "return Array.isArray(error.carried) ? error.carried[0] : error;")
    private static native JSObject unwrapped(JSObject error);

    /**
     * What went wrong at the root, to be thrown: an error of the script's own as it is, and any other with the frames of where it was.
     * Both say on which line of the script that was.
     */
    static RuntimeException rethrown(RuntimeException failure) {
        Throwable root = root(failure);
        String where = root == failure ? "" : Wording.ofScripts(failure.getMessage());
        if (isOfScript(root)) {
            rethrow(JSExceptions.getJSException(root), where);
        } else {
            rethrowAs(messageOf(root), JSExceptions.getJSException(root), where);
        }
        return failure;
    }

    /** An error that is not thrown: it remembers the place in the script where it was made. */
    @JSBody(script = "return new Error();")
    static native JSObject place();

    /** Throws an error of that place. */
    @JSBody(
            params = {"place", "message"},
            script = "place.message = message; throw place;")
    static native void throwAt(JSObject place, String message);

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isOfScript(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith(OF_SCRIPT);
    }

    @JSBody(params = "message", script = "return new Error(message);")
    private static native JSObject error(String message);

    @JSBody(
            params = {"thrown", "where"},
            script = "if (thrown instanceof Error && !thrown.portals) thrown.portals = where; throw thrown;")
    private static native void rethrow(JSObject thrown, String where);

    @JSBody(
            params = {"message", "cause", "where"},
            script = "var error = new Error(message);"
                    + "if (cause && cause.stack) error.stack = 'Error: ' + message + '\\n'"
                    + " + String(cause.stack).split('\\n').filter(function(line) { return /^ +at /.test(line); }).join('\\n');"
                    + "error.portals = where; throw error;")
    private static native void rethrowAs(String message, JSObject cause, String where);
}
