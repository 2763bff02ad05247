package io.portals.conformance.local;

import io.portals.conformance.suite.SettingAsideSuite;

final class LocalSettingAsideTest extends SettingAsideSuite implements OnLocal {}
