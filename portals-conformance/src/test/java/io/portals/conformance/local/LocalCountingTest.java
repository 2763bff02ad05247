package io.portals.conformance.local;

import io.portals.conformance.suite.CountingSuite;

final class LocalCountingTest extends CountingSuite implements OnLocal {}
