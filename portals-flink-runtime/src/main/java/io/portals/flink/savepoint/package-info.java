/** Reads what savepoints and checkpoints hold, with Flink's State Processor API, which must be on the classpath. */
package io.portals.flink.savepoint;
