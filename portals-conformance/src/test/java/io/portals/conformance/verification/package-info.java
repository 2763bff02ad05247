/** The local runtime's verification, with what a program that is to run on Flink has on its class path. */
package io.portals.conformance.verification;
