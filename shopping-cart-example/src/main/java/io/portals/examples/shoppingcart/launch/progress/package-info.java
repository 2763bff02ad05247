/** What a running job shows of itself. */
package io.portals.examples.shoppingcart.launch.progress;
