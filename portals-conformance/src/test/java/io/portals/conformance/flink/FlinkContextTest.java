package io.portals.conformance.flink;

import io.portals.conformance.suite.ContextSuite;

final class FlinkContextTest extends ContextSuite implements OnFlink {}
