package io.portals.actor;

import io.portals.conformance.local.OnLocal;

final class LocalAskTest extends AskSuite implements OnLocal {}
