/** Analytics: counts what is sold, ranks it, and answers questions about it. */
package io.portals.examples.shoppingcart.analytics;
