package io.portals.actor;

import io.portals.conformance.local.OnLocal;

final class LocalClassicTest extends ClassicSuite implements OnLocal {}
