package io.portals.conformance.local;

import io.portals.conformance.suite.ExactlyOnceSuite;

final class LocalExactlyOnceTest extends ExactlyOnceSuite implements OnLocal {}
