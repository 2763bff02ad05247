/** The job's jar on a Flink cluster of separate JVMs, on this machine: the cluster, its command line, its REST API. */
package io.portals.examples.shoppingcart.cluster;
