package io.portals.actor;

import io.portals.conformance.flink.OnFlink;

final class FlinkAskTest extends AskSuite implements OnFlink {}
