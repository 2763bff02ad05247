package io.portals.examples.actors.bank;

/** An order to transfer money. */
record Order(long number, long from, long to, long amount) {}
