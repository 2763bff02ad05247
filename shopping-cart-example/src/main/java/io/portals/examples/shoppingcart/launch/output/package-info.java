/** Where the job's results go, and how they are read back. */
package io.portals.examples.shoppingcart.launch.output;
