package io.portals.conformance.local;

import io.portals.conformance.suite.UpkeepSuite;

final class LocalUpkeepTest extends UpkeepSuite implements OnLocal {}
