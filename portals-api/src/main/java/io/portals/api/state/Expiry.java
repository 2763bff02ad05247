package io.portals.api.state;

import java.time.Duration;

/** After how much time state is gone. */
final class Expiry {
    private Expiry() {}

    static Duration checked(String name, Duration sinceWritten) {
        if (sinceWritten.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "state \"" + name + "\": expires after " + sinceWritten + "; give it 1 ms or more");
        }
        return sinceWritten;
    }
}
