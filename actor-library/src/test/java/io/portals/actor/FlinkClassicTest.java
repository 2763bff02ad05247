package io.portals.actor;

import io.portals.conformance.flink.OnFlink;

final class FlinkClassicTest extends ClassicSuite implements OnFlink {}
