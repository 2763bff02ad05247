package io.portals.examples.actors.launch;

import io.portals.conformance.flink.OnFlink;

final class FlinkExampleTest extends ExampleSuite implements OnFlink {}
