package io.portals.examples.actors.launch;

import io.portals.conformance.local.OnLocal;

final class LocalExampleTest extends ExampleSuite implements OnLocal {}
