package io.portals.examples.actors;

/**
 * Whether an example came out as it must.
 *
 * @param line says so
 */
public record Verdict(boolean isOk, String line) {
    /** All is as it must be. */
    public static Verdict ok(String result) {
        return new Verdict(true, result + " OK");
    }

    /** Something is not. */
    public static Verdict wrong(String result, String expected) {
        return new Verdict(false, result + " WRONG: " + expected);
    }
}
