package io.portals.conformance.random.program;

import java.io.Serializable;

/** What streams carry. */
public sealed interface Event extends Serializable permits Item, Report {}
