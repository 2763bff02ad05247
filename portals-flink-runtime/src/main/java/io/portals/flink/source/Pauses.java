package io.portals.flink.source;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The pauses between a generator's atoms. */
@FunctionalInterface
interface Pauses {
    CompletableFuture<Void> NONE = CompletableFuture.completedFuture(null);

    /** Begins one, which is done when it ends. A thread of the JDK ends it; one that is done before leaves nothing there. */
    CompletableFuture<Void> begin();

    static Pauses of(Duration pause) {
        return pause.isZero()
                ? () -> NONE
                : () -> new CompletableFuture<Void>().completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
