package io.portals.conformance.flink;

import io.portals.conformance.suite.CompositionSuite;

final class FlinkCompositionTest extends CompositionSuite implements OnFlink {}
