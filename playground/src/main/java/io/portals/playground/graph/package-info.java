/** Applications as pictures have them: nodes, and edges between them. */
package io.portals.playground.graph;
