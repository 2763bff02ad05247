package io.portals.conformance.local;

import io.portals.conformance.suite.TimerMisuseSuite;

final class LocalTimerMisuseTest extends TimerMisuseSuite implements OnLocal {}
