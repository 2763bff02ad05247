package io.portals.conformance.flink;

import io.portals.conformance.suite.ExactlyOnceSuite;

final class FlinkExactlyOnceTest extends ExactlyOnceSuite implements OnFlink {}
