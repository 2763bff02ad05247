package io.portals.conformance.local;

import io.portals.conformance.suite.EncodedStateSuite;

final class LocalEncodedStateTest extends EncodedStateSuite implements OnLocal {}
