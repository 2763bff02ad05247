package io.portals.conformance.flink;

import io.portals.conformance.suite.JoinSuite;

final class FlinkJoinTest extends JoinSuite implements OnFlink {}
