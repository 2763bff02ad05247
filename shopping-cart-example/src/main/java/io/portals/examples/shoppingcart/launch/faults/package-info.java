/** Failures on purpose: decorators around the parts of a job, and the plan that they follow. */
package io.portals.examples.shoppingcart.launch.faults;
