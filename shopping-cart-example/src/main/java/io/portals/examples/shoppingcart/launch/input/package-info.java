/** Where the job's inputs come from: files of baskets, generated load, restocks. */
package io.portals.examples.shoppingcart.launch.input;
