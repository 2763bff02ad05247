package io.portals.conformance.local;

import io.portals.conformance.suite.AtomicProcessingSuite;

final class LocalAtomicProcessingTest extends AtomicProcessingSuite implements OnLocal {}
