package io.portals.flink.plan;

/**
 * Events that one vertex of the plan gives to others.
 *
 * @param vertex the id of the vertex
 * @param output the path of the input, generator or step whose events they are
 */
public record Feed(String vertex, String output) {
    @Override
    public String toString() {
        return vertex.equals(output) ? output : output + " of " + vertex;
    }
}
