/**
 * The feedback core: one operator in which all tasks of cycles and asks are fused. Messages to keys of the same subtask go
 * through an in-process queue; those to other subtasks take one exchange to the tail ({@link io.portals.flink.core.feedback})
 * and an in-JVM channel back to the core there. What is in flight is part of each checkpoint
 * ({@link io.portals.flink.core.log}); the gate ({@link io.portals.flink.core.gate}) lets bounded jobs end.
 */
package io.portals.flink.core;
