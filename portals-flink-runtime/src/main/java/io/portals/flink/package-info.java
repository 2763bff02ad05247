/** Portals on Apache Flink: {@link io.portals.flink.FlinkRuntime} launches applications as one Flink job. */
package io.portals.flink;
