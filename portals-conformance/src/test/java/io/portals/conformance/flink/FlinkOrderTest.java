package io.portals.conformance.flink;

import io.portals.conformance.suite.OrderSuite;

final class FlinkOrderTest extends OrderSuite implements OnFlink {}
