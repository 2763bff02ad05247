package io.portals.conformance.local;

import io.portals.conformance.suite.GatherSuite;

final class LocalGatherTest extends GatherSuite implements OnLocal {}
