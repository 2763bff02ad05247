package io.portals.conformance.flink;

import io.portals.conformance.suite.MisuseSuite;

final class FlinkMisuseTest extends MisuseSuite implements OnFlink {}
