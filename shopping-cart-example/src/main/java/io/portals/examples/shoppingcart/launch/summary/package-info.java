/** What a run came to, and whether the books balance. */
package io.portals.examples.shoppingcart.launch.summary;
