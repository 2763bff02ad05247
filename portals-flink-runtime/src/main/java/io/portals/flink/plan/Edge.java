package io.portals.flink.plan;

import io.portals.api.Type;

/**
 * A way on which messages travel inside a core. The name is the same from one version of the applications to the next, as far
 * as their paths are: messages that a savepoint holds find their edge by it.
 *
 * @param name kind and paths
 * @param kind what its messages are
 * @param target the path of the step that gets them
 * @param key the type of the keys that they are for, or null where they have none
 * @param payload the type of what they carry
 * @param portal the path of the portal, for requests and replies, else null
 */
public record Edge(String name, Kind kind, String target, Type<?> key, Type<?> payload, String portal) {
    /** What a message is. */
    public enum Kind {
        /** An event for the tasks behind a keyBy. */
        EVENT,
        /** An event for a stateless step of a cycle in which no task is. */
        UNKEYED,
        /** A request to the task that serves a portal. */
        REQUEST,
        /** The answer to a request, for the task that asked. */
        REPLY
    }

    static Edge event(String keyBy, Type<?> key, Type<?> payload) {
        return new Edge(eventName(keyBy), Kind.EVENT, keyBy, key, payload, null);
    }

    static Edge unkeyed(String step, Type<?> payload) {
        return new Edge(unkeyedName(step), Kind.UNKEYED, step, null, payload, null);
    }

    static Edge request(String portal, String replier, Type<?> key, Type<?> payload) {
        return new Edge(requestName(portal), Kind.REQUEST, replier, key, payload, portal);
    }

    static Edge reply(String asker, String portal, Type<?> key, Type<?> payload) {
        return new Edge(replyName(asker, portal), Kind.REPLY, asker, key, payload, portal);
    }

    public static String eventName(String keyBy) {
        return "event " + keyBy;
    }

    public static String unkeyedName(String step) {
        return "unkeyed " + step;
    }

    public static String requestName(String portal) {
        return "request " + portal;
    }

    public static String replyName(String asker, String portal) {
        return "reply " + asker + " " + portal;
    }
}
