package io.portals.actor;

import io.portals.api.Fn;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.state.Uses;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A system of actors, as its task knows it.
 *
 * @param virtual kinds of virtual actors
 * @param classic kinds of classic actors, by the classes of their behaviors
 * @param handlers behaviors that are functions, by their names
 * @param roots what makes the behaviors of the actors that the system starts, by id
 */
record Definition(
        KeyedPortal<String, Letter<Object, Object>, Object> mailbox,
        List<Kind> virtual,
        Map<Class<?>, Kind> classic,
        Map<String, Handler<Object>> handlers,
        Map<String, Fn<String, Behavior<Object>>> roots,
        Known messages,
        Known behaviors,
        List<Outlet<?>> outlets,
        List<Portal<?, ?>> portals,
        List<Class<? extends Record>> continuations,
        Store store,
        boolean undoes)
        implements Serializable {

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class
    Uses uses() {
        return Uses.state(store.all())
                .asks(mailbox)
                .asks(portals.toArray(new Portal[0]))
                .resumes(continuations.toArray(new Class[0]))
                .fires(Due.class, Idle.class);
    }

    /** The kind of a virtual actor; null if there is none of its type, or it is a classic one. */
    Kind virtual(String id) {
        for (Kind kind : virtual) {
            if (ActorId.isOf(kind.name(), id)) {
                return kind;
            }
        }
        return null;
    }

    boolean isAccounted() {
        return virtual.stream().anyMatch(Kind::isAccounted)
                || classic.values().stream().anyMatch(Kind::isAccounted);
    }

    boolean isRoot(String id) {
        return roots.containsKey(id);
    }

    /** What an actor that the system starts begins with. */
    Behavior<Object> root(String id) {
        return roots.get(id).apply(ActorId.name(id));
    }

    /**
     * The kind of an actor that is alive.
     *
     * @throws IllegalStateException if its type, or the class of its behavior, is not declared
     */
    Kind kind(String id, Behavior<?> behavior) {
        boolean isClassic = ActorId.isClassic(id);
        Kind kind = isClassic ? classic.get(behavior.getClass()) : virtual(id);
        if (kind == null) {
            throw new IllegalStateException("the actor " + id + " has the behavior " + behavior + " of "
                    + behavior.getClass().getName() + ", but "
                    + (isClassic
                            ? "that is not declared; add it to actors.classic(...)"
                            : "its type is not declared; add it by actors.virtual(...)"));
        }
        return kind;
    }

    /**
     * What is asked of a portal, or told it.
     *
     * @throws IllegalStateException if the system does not declare it
     */
    void check(Portal<?, ?> portal, Object request) {
        if (request == null) {
            throw new NullPointerException("asks " + portal.path() + " with null; a request cannot be null");
        }
        if (!portals.contains(portal)) {
            throw new IllegalStateException("asks " + portal.path()
                    + ", which is not declared; add it to actors.asks(...): declared are " + portals);
        }
    }

    /** @throws IllegalStateException if the continuation is not declared */
    void check(Record continuation) {
        if (continuation == null) {
            throw new NullPointerException("ends its ask with null; give it a continuation, or use tell");
        }
        if (!continuations.contains(continuation.getClass())) {
            throw new IllegalStateException("ends its ask with a continuation of "
                    + continuation.getClass().getName()
                    + ", which is not declared; add it to actors.continuations(...): declared are "
                    + continuations.stream().map(Class::getName).toList());
        }
    }

    /** @throws IllegalArgumentException if the system does not have that outlet */
    void check(Outlet<?> outlet, Object event) {
        if (!outlets.contains(outlet)) {
            throw new IllegalArgumentException("emits to the outlet \"" + outlet.name() + "\" of "
                    + outlet.type().getName() + ", which is not declared; add it to actors.emits(...): declared are "
                    + outlets);
        }
        if (!outlet.type().isInstance(event)) {
            throw new IllegalArgumentException("emits " + event + " to the outlet \"" + outlet.name()
                    + "\", whose events are of " + outlet.type().getName());
        }
    }
}
