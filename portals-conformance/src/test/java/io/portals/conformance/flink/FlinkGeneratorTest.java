package io.portals.conformance.flink;

import io.portals.conformance.suite.GeneratorSuite;

final class FlinkGeneratorTest extends GeneratorSuite implements OnFlink {}
