package io.portals.conformance.local;

import io.portals.conformance.suite.FailureSuite;

final class LocalFailureTest extends FailureSuite implements OnLocal {}
