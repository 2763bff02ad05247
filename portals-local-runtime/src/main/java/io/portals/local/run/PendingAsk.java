package io.portals.local.run;

import java.time.Instant;
import java.util.Optional;

/**
 * An ask that is not resolved yet.
 *
 * @param task the path of the task that asked
 * @param key under which it asked
 * @param portal the path of the portal
 * @param request what was asked
 * @param continuation what is resumed with the reply
 * @param deadline when it fails, if it was made with a limit
 */
public record PendingAsk(
        String task, Object key, String portal, Object request, Record continuation, Optional<Instant> deadline) {

    @Override
    public String toString() {
        return task + " of key " + key + " asked " + portal + ": " + request + ", resumes " + continuation
                + (deadline.isPresent() ? ", until " + deadline.get() : "");
    }
}
