package io.portals.conformance.local;

import io.portals.conformance.suite.OrderSuite;

final class LocalOrderTest extends OrderSuite implements OnLocal {}
