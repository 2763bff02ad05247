package io.portals.conformance.local;

import io.portals.conformance.suite.StateSuite;

final class LocalStateTest extends StateSuite implements OnLocal {}
