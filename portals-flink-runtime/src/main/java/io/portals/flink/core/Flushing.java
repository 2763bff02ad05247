package io.portals.flink.core;

import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.io.network.api.writer.ResultPartitionWriter;

/**
 * Flushes what the core wrote to the network once per drain, or when the subtask has nothing else to do, rather than once per
 * record. Flink's own flusher, with the long timeout that the core's transformation has, is what remains for the rest.
 */
final class Flushing {
    /** Records between two flushes of a subtask that never rests. */
    private static final int MOST_ELEMENTS = 64;

    private final ResultPartitionWriter[] writers;
    private final MailboxExecutor mailbox;
    private boolean unflushed;
    private boolean scheduled;
    private int elements;

    Flushing(ResultPartitionWriter[] writers, MailboxExecutor mailbox) {
        this.writers = writers;
        this.mailbox = mailbox;
    }

    /** Whether streams that leave the core go through the network; otherwise they are chained. */
    boolean leavingIsRemote() {
        return writers.length > 1;
    }

    void wrote() {
        unflushed = true;
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            for (ResultPartitionWriter writer : writers) {
                writer.flushAll();
            }
        }
    }

    /** An element came in from outside and was handled. */
    void elementDone() {
        elements++;
        if (unflushed && !scheduled) {
            schedule();
        }
    }

    private void schedule() {
        scheduled = true;
        int seen = elements;
        try {
            mailbox.execute(
                    () -> {
                        scheduled = false;
                        if (elements == seen || elements % MOST_ELEMENTS == 0) {
                            flush();
                        } else if (unflushed) {
                            schedule();
                        }
                    },
                    "flush of a feedback core");
        } catch (RejectedExecutionException e) { // the task is about to end
            scheduled = false;
            flush();
        }
    }
}
