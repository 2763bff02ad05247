/**
 * What a running job tells of itself, as metrics of Flink: of each portal, of each step, and of each feedback core. Their names are
 * in {@link io.portals.flink.metrics.MetricNames}, and nowhere else; what they mean is in {@code docs/guides/operations.md}.
 */
package io.portals.flink.metrics;
