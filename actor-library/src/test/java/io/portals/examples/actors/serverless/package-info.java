/** Tests of what functions use, and of what is drawn. */
package io.portals.examples.actors.serverless;
