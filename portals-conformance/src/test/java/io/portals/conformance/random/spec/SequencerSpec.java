package io.portals.conformance.random.spec;

import java.io.Serializable;
import java.util.List;

/**
 * A sequencer.
 *
 * @param feeds names of sources and workflows, each once; those of workflows that read it close a cycle
 */
public record SequencerSpec(String name, int app, List<String> feeds) implements Serializable {}
