package io.portals.conformance.flink;

import io.portals.conformance.suite.StateSuite;

final class FlinkStateTest extends StateSuite implements OnFlink {}
