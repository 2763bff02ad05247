/** The command line of the examples, and their runs on both runtimes. */
package io.portals.examples.actors.launch;
