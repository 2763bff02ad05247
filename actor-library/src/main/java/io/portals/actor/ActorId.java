package io.portals.actor;

import io.portals.api.Path;

/**
 * The ids of actors: those of classic ones start with a slash, those of virtual ones with the name of their type. A classic actor that
 * a virtual one has spawned has the virtual one's id behind an {@code @}, which no name has, so that no two ids are the same: {@code
 * /@counter/ann/helper}.
 */
final class ActorId {
    private static final char SEPARATOR = '/';

    /** Begins the name of an actor that was spawned without one: no other name does. */
    private static final char NUMBERED = '~';

    private ActorId() {}

    static String root(String name) {
        return SEPARATOR + Path.checkedName("actor", name);
    }

    static String child(String parent, String name) {
        return isClassic(parent) ? parent + SEPARATOR + name : ofVirtual(parent) + SEPARATOR + name;
    }

    /** The name of a child that is given none. */
    static String numbered(long number) {
        return NUMBERED + Long.toString(number);
    }

    /** Whether it is that of an actor that was given no name: there is never another one of that id. */
    static boolean isNumbered(String id) {
        return isClassic(id) && id.charAt(id.lastIndexOf(SEPARATOR) + 1) == NUMBERED;
    }

    /** What children of a virtual actor begin with: its name may have slashes of its own, which would look like generations. */
    private static String ofVirtual(String id) {
        String type = id.substring(0, id.indexOf(SEPARATOR));
        String name = id.substring(type.length() + 1).replace("%", "%25").replace("/", "%2F");
        return SEPARATOR + "@" + type + SEPARATOR + name;
    }

    static String virtual(String type, String name) {
        return type + SEPARATOR + name;
    }

    static boolean isClassic(String id) {
        return !id.isEmpty() && id.charAt(0) == SEPARATOR;
    }

    /** Whether it is that of a virtual actor of a type. */
    static boolean isOf(String type, String id) {
        return id.length() > type.length() && id.charAt(type.length()) == SEPARATOR && id.startsWith(type);
    }

    /** What comes behind the type of a virtual actor, or behind its parent's id of a classic one. */
    static String name(String id) {
        return isClassic(id) ? id.substring(id.lastIndexOf(SEPARATOR) + 1) : id.substring(id.indexOf(SEPARATOR) + 1);
    }
}
