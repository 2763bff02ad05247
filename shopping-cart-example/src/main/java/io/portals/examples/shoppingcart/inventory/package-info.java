/** The inventory: a shelf per item, and a portal to take from it and put back. */
package io.portals.examples.shoppingcart.inventory;
