package io.portals.api.check;

import io.portals.api.Sequencer;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import java.util.function.Consumer;

/** A sequencer to which nothing is connected never gives an atom. */
final class SequencersAreFed implements LaunchRule {
    @Override
    public void check(Registry registry, Consumer<Problem> problems) {
        for (ApplicationGraph application : registry.applications()) {
            for (Sequencer<?> sequencer : application.sequencers()) {
                if (registry.feeding(sequencer).isEmpty()) {
                    problems.accept(new Problem(
                            sequencer.path(),
                            "has no inputs",
                            "connect a stream to it with app.connect(stream, sequencer)"));
                }
            }
        }
    }
}
