package io.portals.api;

/**
 * The form of paths: {@code /APP/KIND/NAME} and, below a workflow, {@code /APP/workflows/NAME/STEP}. Names hold letters,
 * digits and {@code - _ . +}: they become operator names, metric names and names of states.
 */
public final class Path {
    public static final String INPUTS = "inputs";
    public static final String GENERATORS = "generators";
    public static final String SEQUENCERS = "sequencers";
    public static final String SPLITTERS = "splitters";
    public static final String WORKFLOWS = "workflows";
    public static final String PORTALS = "portals";

    /** The last part of the path of the stream that a workflow produces. */
    public static final String STREAM = "stream";

    /** The last part of the path of the stream of what a workflow's steps set aside. */
    public static final String DEAD_LETTERS = "dead-letters";

    /** Stands in names that the builder makes up: no name that a user gives has it. */
    static final char MADE_UP = '#';

    private Path() {}

    public static String of(String application, String kind, String name) {
        return "/" + application + "/" + kind + "/" + name;
    }

    /** The application that a path belongs to. */
    public static String application(String path) {
        return path.substring(1, path.indexOf('/', 1));
    }

    /** The kind of thing that a path names: one of the constants of this class, if it is one we know. */
    public static String kind(String path) {
        int start = path.indexOf('/', 1) + 1;
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }

    /** What is wrong with a name, or null. */
    public static String problemOfName(String name) {
        if (name == null || name.isEmpty()) {
            return "is empty";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "-_.+".indexOf(c) < 0) {
                return "contains '" + c + "'; use letters, digits and - _ . +";
            }
        }
        return null;
    }

    /**
     * The name, if it is a good one.
     *
     * @param kind of what it is the name, for the message
     * @throws IllegalArgumentException if it is not
     */
    public static String checkedName(String kind, String name) {
        String problem = problemOfName(name);
        if (problem != null) {
            throw new IllegalArgumentException(kind + " \"" + name + "\": the name " + problem);
        }
        return name;
    }

    static String checked(String path) {
        String problem = problemOf(path);
        if (problem != null) {
            throw new IllegalArgumentException("reference \"" + path + "\": " + problem
                    + "; a path looks like /shop/inputs/lines or /shop/workflows/counts/stream");
        }
        return path;
    }

    /** Whether the path is {@code /APP/KIND/NAME}. */
    static void checkedKind(String path, String kind) {
        checked(path);
        if (!path.equals(of(application(path), kind, path.substring(path.lastIndexOf('/') + 1)))) {
            throw new IllegalArgumentException(
                    "reference \"" + path + "\": names no " + kind.substring(0, kind.length() - 1)
                            + "; its path looks like " + of(application(path), kind, "NAME"));
        }
    }

    private static String problemOf(String path) {
        if (path == null || !path.startsWith("/")) {
            return "does not start with /";
        }
        int parts = 0;
        int start = 1;
        while (start <= path.length()) {
            int end = path.indexOf('/', start);
            String part = path.substring(start, end < 0 ? path.length() : end);
            String problem = problemOfName(part.replace(MADE_UP, '-'));
            if (problem != null) {
                return "the part \"" + part + "\" " + problem;
            }
            parts++;
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return parts < 3 ? "has " + parts + " parts instead of three or more" : null;
    }
}
