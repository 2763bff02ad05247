package io.portals.conformance.local;

import io.portals.conformance.suite.CombinatorSuite;

final class LocalCombinatorTest extends CombinatorSuite implements OnLocal {}
