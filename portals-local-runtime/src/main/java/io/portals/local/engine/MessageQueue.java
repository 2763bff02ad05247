package io.portals.local.engine;

import io.portals.local.run.Step;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Messages that are handled by batches: those that one step sent come as one.
 *
 * @param <M> the messages
 */
abstract class MessageQueue<M> extends QueuePlace<Messages<M>> {
    /** What the running transaction has sent so far. */
    private List<M> sent = new ArrayList<>();

    MessageQueue(Ready ready, Step.Kind kind, String path, String from) {
        super(ready, Level.MESSAGES, kind, path, from);
    }

    /** Sends a message, if the transaction commits; true if it is the transaction's first here. */
    final boolean send(M message) {
        sent.add(message);
        return sent.size() == 1;
    }

    final void commit(long sequence, String producer) {
        add(new Messages<>(sent, sequence, producer));
        sent = new ArrayList<>();
    }

    final void rollBack() {
        sent.clear();
    }

    /** A view of what the messages carry that are next, for the trace. */
    final List<Object> carried(Function<M, Object> content) {
        return carried(head(), content);
    }

    /** What the messages carry that wait, batch by batch. */
    final List<List<Object>> allCarried(Function<M, Object> content) {
        return save().stream().map(batch -> carried(batch, content)).toList();
    }

    private static <M> List<Object> carried(Messages<M> messages, Function<M, Object> content) {
        List<M> batch = messages.messages();
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return content.apply(batch.get(index));
            }

            @Override
            public int size() {
                return batch.size();
            }
        };
    }

    @Override
    final long sequence() {
        return head().sequence();
    }

    @Override
    final String producer() {
        return head().producer();
    }
}
