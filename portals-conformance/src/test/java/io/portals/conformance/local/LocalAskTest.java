package io.portals.conformance.local;

import io.portals.conformance.suite.AskSuite;

final class LocalAskTest extends AskSuite implements OnLocal {}
