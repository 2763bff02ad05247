package io.portals.conformance.flink;

import io.portals.conformance.suite.TimerSuite;

final class FlinkTimerTest extends TimerSuite implements OnFlink {}
