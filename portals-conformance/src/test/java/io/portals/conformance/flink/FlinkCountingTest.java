package io.portals.conformance.flink;

import io.portals.conformance.suite.CountingSuite;

final class FlinkCountingTest extends CountingSuite implements OnFlink {}
