package io.portals.examples.actors.launch;

import io.portals.api.task.DeadLetter;
import io.portals.examples.actors.Results;
import java.util.List;

/**
 * A run that has come to its end.
 *
 * @param failures what became of those that were wanted, in a line
 */
record Run(Results results, List<DeadLetter<?>> deadLetters, String failures) {}
