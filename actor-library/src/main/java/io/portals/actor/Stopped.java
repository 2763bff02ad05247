package io.portals.actor;

/** The behavior of an actor that has come to its end. It is stored while asks of it are
 * pending, whose replies must not go to another actor of its id. */
record Stopped() implements Behavior<Object> {
    static final Stopped STOPPED = new Stopped();

    @Override
    public Behavior<Object> receive(Object message, ActorContext<Object> ctx) {
        throw new IllegalStateException("a stopped actor received " + message);
    }
}
