package io.portals.actor;

import io.portals.api.task.TimerId;

/** A message that an actor has scheduled. */
record Pending<M>(M message, TimerId timer) {}
