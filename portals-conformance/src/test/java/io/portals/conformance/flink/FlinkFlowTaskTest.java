package io.portals.conformance.flink;

import io.portals.conformance.suite.FlowTaskSuite;

final class FlinkFlowTaskTest extends FlowTaskSuite implements OnFlink {}
