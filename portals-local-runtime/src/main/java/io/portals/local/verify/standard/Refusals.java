package io.portals.local.verify.standard;

import io.portals.api.check.Problem;
import io.portals.local.verify.ShippingException;

/** Makes the exceptions. */
final class Refusals {
    private static final int SHOWN = 200;

    private Refusals() {}

    static ShippingException of(String path, String what, String remedy) {
        return of(path, what, remedy, null);
    }

    static ShippingException of(String path, String what, String remedy, Throwable cause) {
        return new ShippingException(new Problem(path, what, remedy).toString(), cause);
    }

    /** With its article. */
    static String a(String type) {
        return ("aeiou".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
    }

    /** The value in words, or their beginning. */
    static String shown(Object value) {
        String text;
        try {
            text = String.valueOf(value);
        } catch (RuntimeException e) {
            return a(value.getClass().getTypeName()) + " (its toString() throws " + e + ")";
        }
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
