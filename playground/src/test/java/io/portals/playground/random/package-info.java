/** Random programs, each as a script for Node and as an application of scripts on the JVM. */
package io.portals.playground.random;
