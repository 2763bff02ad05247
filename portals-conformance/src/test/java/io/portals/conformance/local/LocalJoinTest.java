package io.portals.conformance.local;

import io.portals.conformance.suite.JoinSuite;

final class LocalJoinTest extends JoinSuite implements OnLocal {}
