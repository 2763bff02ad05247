package io.portals.local.engine;

/** Values in messages. */
final class Texts {
    private static final int SHOWN = 200;

    private Texts() {}

    static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
