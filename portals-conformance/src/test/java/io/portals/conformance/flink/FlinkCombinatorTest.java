package io.portals.conformance.flink;

import io.portals.conformance.suite.CombinatorSuite;

final class FlinkCombinatorTest extends CombinatorSuite implements OnFlink {}
