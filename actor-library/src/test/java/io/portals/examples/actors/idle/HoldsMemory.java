package io.portals.examples.actors.idle;

/** Prints how much more memory is read while some is held, and when it is not any more. */
final class HoldsMemory {
    static final long BYTES = 50_000_000;

    private static volatile byte[] held;

    private HoldsMemory() {}

    public static void main(String[] arguments) {
        Memory.read(); // what reading needs itself
        long before = Memory.read().heap();
        held = new byte[(int) BYTES];
        long with = Memory.read().heap();
        held = null;
        System.out.println((with - before) + " " + (Memory.read().heap() - before));
    }
}
