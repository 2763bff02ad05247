package io.portals.actor;

import java.io.Serializable;

/** The behavior that is declared under a name, as a function: what is stored of it is its name. */
record Named(String name) implements Behavior<Object>, Serializable {
    @Override
    public Behavior<Object> receive(Object message, ActorContext<Object> ctx) {
        return ((Scope) ctx).handler(name).receive(this, message, ctx);
    }
}
