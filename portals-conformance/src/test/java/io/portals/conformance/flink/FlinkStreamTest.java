package io.portals.conformance.flink;

import io.portals.conformance.suite.StreamSuite;

final class FlinkStreamTest extends StreamSuite implements OnFlink {}
