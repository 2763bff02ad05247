package io.portals.conformance.flink;

import io.portals.conformance.suite.FailureSuite;

final class FlinkFailureTest extends FailureSuite implements OnFlink {}
