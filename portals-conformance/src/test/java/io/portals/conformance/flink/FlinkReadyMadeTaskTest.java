package io.portals.conformance.flink;

import io.portals.conformance.suite.ReadyMadeTaskSuite;

final class FlinkReadyMadeTaskTest extends ReadyMadeTaskSuite implements OnFlink {}
