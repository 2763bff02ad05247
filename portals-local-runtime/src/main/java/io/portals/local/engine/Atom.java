package io.portals.local.engine;

/** The events of an atom, which nobody changes any more, and the path of the place that published it. */
record Atom(Object[] events, String producer) {}
