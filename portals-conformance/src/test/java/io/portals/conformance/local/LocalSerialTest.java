package io.portals.conformance.local;

import io.portals.conformance.suite.SerialSuite;

final class LocalSerialTest extends SerialSuite implements OnLocal {}
