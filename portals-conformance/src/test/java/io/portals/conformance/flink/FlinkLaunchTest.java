package io.portals.conformance.flink;

import io.portals.conformance.suite.LaunchSuite;

final class FlinkLaunchTest extends LaunchSuite implements OnFlink {}
