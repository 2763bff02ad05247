package io.portals.conformance.local;

import io.portals.conformance.suite.MisuseSuite;

final class LocalMisuseTest extends MisuseSuite implements OnLocal {}
