package io.portals.conformance.flink;

import io.portals.conformance.suite.SerialSuite;

final class FlinkSerialTest extends SerialSuite implements OnFlink {}
