package io.portals.examples.actors.serverless;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Question;
import io.portals.examples.actors.serverless.KeyValueStore.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A function: a stateless actor that adds to what a store holds under a key. It reads the value and writes another one in its place; if
 * somebody else was faster it begins anew, as else what that one added would be lost.
 */
record Function() implements Behavior<Function.Add> {
    static final ActorType<Add> TYPE = ActorType.named("function", Add.class);

    /** Adds so much to what the store at a port of this machine holds under a key, and asks for the total. */
    record Add(int port, String key, long by) implements Question<Counter.Total> {}

    @Override
    public Behavior<Add> receive(Add add, ActorContext<Add> ctx) {
        try (Connections.Lent store = Connections.to(add.port())) {
            ctx.reply(add, new Counter.Total(total(add, store.connection())));
            store.keep();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("the store at port " + add.port() + " of this machine cannot be used", e);
        }
    }

    private static long total(Add add, Connection store) throws IOException {
        while (true) {
            Entry entry = store.get(add.key());
            long total = entry.value() + add.by();
            if (add.by() == 0 || store.put(add.key(), entry.version(), total)) {
                return total;
            }
        }
    }
}
