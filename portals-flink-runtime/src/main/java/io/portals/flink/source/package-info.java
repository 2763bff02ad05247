/** Generators as Flink sources. */
package io.portals.flink.source;
