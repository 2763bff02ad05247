package io.portals.actor;

import io.portals.conformance.local.OnLocal;

final class LocalSupervisionTest extends SupervisionSuite implements OnLocal {}
