package io.portals.conformance.flink;

import io.portals.conformance.suite.TimerMisuseSuite;

final class FlinkTimerMisuseTest extends TimerMisuseSuite implements OnFlink {}
