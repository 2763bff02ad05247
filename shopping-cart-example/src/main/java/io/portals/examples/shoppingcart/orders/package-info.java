/** Orders: the stream of orders, between the cart and those who read it. */
package io.portals.examples.shoppingcart.orders;
