package io.portals.conformance.flink;

import io.portals.conformance.suite.CompletionSuite;

final class FlinkCompletionTest extends CompletionSuite implements OnFlink {}
