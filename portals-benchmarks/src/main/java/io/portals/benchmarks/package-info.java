/**
 * Throughput and latency of applications, beside hand-written Flink jobs that do the same. {@link
 * io.portals.benchmarks.Benchmarks} is the command; each other public idea is one class: a benchmark, or what benchmarks share.
 */
package io.portals.benchmarks;
