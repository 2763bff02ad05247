package io.portals.actor;

import io.portals.conformance.flink.OnFlink;

final class FlinkSupervisionTest extends SupervisionSuite implements OnFlink {}
