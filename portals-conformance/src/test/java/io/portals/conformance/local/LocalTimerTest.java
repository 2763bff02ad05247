package io.portals.conformance.local;

import io.portals.conformance.suite.TimerSuite;

final class LocalTimerTest extends TimerSuite implements OnLocal {}
