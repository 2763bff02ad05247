/** Runs users' tasks under a key: the same inside a feedback core and in a plain keyed operator. */
package io.portals.flink.task;
