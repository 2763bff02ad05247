/**
 * From the graph of applications to a plan: which parts become plain Flink operators, which are fused in a feedback core, and
 * what flows between them. Pure: a plan is a value that can be printed.
 */
package io.portals.flink.plan;
