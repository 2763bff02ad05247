package io.portals.conformance.local;

import io.portals.conformance.suite.CompositionSuite;

final class LocalCompositionTest extends CompositionSuite implements OnLocal {}
