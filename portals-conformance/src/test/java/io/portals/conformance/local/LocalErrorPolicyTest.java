package io.portals.conformance.local;

import io.portals.conformance.suite.ErrorPolicySuite;

final class LocalErrorPolicyTest extends ErrorPolicySuite implements OnLocal {}
