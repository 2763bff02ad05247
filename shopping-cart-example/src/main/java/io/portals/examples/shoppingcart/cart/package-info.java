/** The cart: asks the inventory for each item, and turns a checkout into an order. */
package io.portals.examples.shoppingcart.cart;
