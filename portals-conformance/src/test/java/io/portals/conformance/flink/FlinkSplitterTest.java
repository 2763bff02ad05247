package io.portals.conformance.flink;

import io.portals.conformance.suite.SplitterSuite;

final class FlinkSplitterTest extends SplitterSuite implements OnFlink {}
