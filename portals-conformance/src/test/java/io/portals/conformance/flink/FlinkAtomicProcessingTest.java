package io.portals.conformance.flink;

import io.portals.conformance.suite.AtomicProcessingSuite;

final class FlinkAtomicProcessingTest extends AtomicProcessingSuite implements OnFlink {}
