/** The metrics of a running job, for Prometheus. */
package io.portals.examples.shoppingcart.launch.prometheus;
