package io.portals.conformance.local;

import io.portals.conformance.suite.FlowTaskSuite;

final class LocalFlowTaskTest extends FlowTaskSuite implements OnLocal {}
