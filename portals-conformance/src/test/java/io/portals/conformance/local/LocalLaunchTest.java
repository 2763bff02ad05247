package io.portals.conformance.local;

import io.portals.conformance.suite.LaunchSuite;

final class LocalLaunchTest extends LaunchSuite implements OnLocal {}
