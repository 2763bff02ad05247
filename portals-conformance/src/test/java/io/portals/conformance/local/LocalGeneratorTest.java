package io.portals.conformance.local;

import io.portals.conformance.suite.GeneratorSuite;

final class LocalGeneratorTest extends GeneratorSuite implements OnLocal {}
