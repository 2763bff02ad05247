/** Holds the documents against the code: the Java in README.md and docs is compiled, and its programs are run. */
package io.portals.examples.documented;
