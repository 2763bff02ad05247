/** What travels between the tasks of a core, and the way that it takes to another subtask: exchange, tail, channel. */
package io.portals.flink.core.feedback;
