package io.portals.local.verify.standard;

/**
 * Something that can be changed.
 *
 * @param place where it is in what was looked at: {@code .items[2]}, or nothing
 * @param type its class
 * @param problem as in "which can be changed"
 * @param remedy how to mend it
 */
record Fault(String place, String type, String problem, String remedy) {

    /** The same, seen from what has it as a part. */
    Fault in(String part) {
        return new Fault(part + place, type, problem, remedy);
    }

    /** In a sentence. */
    String told(String root, String verb) {
        return root + place + " " + verb + " " + Refusals.a(type) + ", " + problem;
    }
}
