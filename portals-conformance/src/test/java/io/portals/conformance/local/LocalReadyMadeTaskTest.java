package io.portals.conformance.local;

import io.portals.conformance.suite.ReadyMadeTaskSuite;

final class LocalReadyMadeTaskTest extends ReadyMadeTaskSuite implements OnLocal {}
