/** What tests of jobs share: a cluster, a sink that commits in memory, metrics, failures, mutations. */
package io.portals.flink.testing;
