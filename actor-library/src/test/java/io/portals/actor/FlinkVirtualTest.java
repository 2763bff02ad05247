package io.portals.actor;

import io.portals.conformance.flink.OnFlink;

final class FlinkVirtualTest extends VirtualSuite implements OnFlink {}
