package io.portals.conformance.flink;

import io.portals.conformance.suite.AskSuite;

final class FlinkAskTest extends AskSuite implements OnFlink {}
