package io.portals.conformance.local;

import io.portals.conformance.suite.SplitterSuite;

final class LocalSplitterTest extends SplitterSuite implements OnLocal {}
