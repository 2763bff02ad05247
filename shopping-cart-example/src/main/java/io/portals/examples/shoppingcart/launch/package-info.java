/** Starts the shopping cart: the command line, the job, and where it runs. */
package io.portals.examples.shoppingcart.launch;
