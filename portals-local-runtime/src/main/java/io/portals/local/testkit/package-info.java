/**
 * Assertions on runs: {@link io.portals.local.testkit.PortalsAssertions}. A failure shows what was expected, what was there, and
 * the steps that led there.
 */
package io.portals.local.testkit;
