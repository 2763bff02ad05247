package io.portals.conformance.local;

import io.portals.conformance.suite.OpaqueSuite;

final class LocalOpaqueTest extends OpaqueSuite implements OnLocal {}
