package io.portals.conformance.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.suite.ContextSuite;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class FlinkContextTest extends ContextSuite implements OnFlink {
    @Test
    void inAnotherThread() throws Exception {
        assertThat(failure(ctx -> onAnotherThread(() -> ctx.emit("late"))))
                .startsWith(EVENT)
                .endsWith(
                        TASK + ": its context was used by another thread; use it inside the handler only, and keep what"
                                + " lasts in state or in a continuation");
        assertThat(twin(ctx -> {
                    onAnotherThread(() -> {});
                    ctx.emit("in time");
                }))
                .containsExactly("in time");
    }

    private static void onAnotherThread(Runnable runnable) {
        try {
            CompletableFuture.runAsync(runnable).join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}
