package io.portals.local.engine;

/** What all tasks of a run have in common. */
record Shared(Edges edges, Asks asks, Timers timers, Clock clock, Transaction transaction) {}
