package io.portals.conformance.flink;

import io.portals.conformance.suite.SettingAsideSuite;

final class FlinkSettingAsideTest extends SettingAsideSuite implements OnFlink {}
