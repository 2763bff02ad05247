/** From a plan to Flink's transformations: uids, names, types, wiring. */
package io.portals.flink.translate;
