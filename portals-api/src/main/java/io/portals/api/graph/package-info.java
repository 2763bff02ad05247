/** The immutable graph of an application, as runtimes and tools read it. Nothing of the builder is in it. */
package io.portals.api.graph;
