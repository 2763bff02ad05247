package io.portals.actor;

import io.portals.conformance.local.OnLocal;

final class LocalVirtualTest extends VirtualSuite implements OnLocal {}
