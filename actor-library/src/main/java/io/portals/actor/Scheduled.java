package io.portals.actor;

import java.io.Serializable;

/** Names a message that was scheduled, to cancel it: a plain value, which may be part of a behavior. */
public record Scheduled(long number) implements Serializable {}
