package io.portals.conformance.local;

import io.portals.conformance.suite.CompletionSuite;

final class LocalCompletionTest extends CompletionSuite implements OnLocal {}
