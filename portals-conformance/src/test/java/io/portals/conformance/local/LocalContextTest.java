package io.portals.conformance.local;

import io.portals.conformance.suite.ContextSuite;

final class LocalContextTest extends ContextSuite implements OnLocal {}
