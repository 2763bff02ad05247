package io.portals.api;

/**
 * A reference to an input: a stream that the application declares and the runtime binds at launch, to a Flink source, a test's
 * list, a queue.
 *
 * <pre>{@code
 * static final Input<String> LINES = Input.at("/word-count/inputs/lines", String.class);
 * }</pre>
 *
 * @param <T> the type of its events
 */
public final class Input<T> extends AtomicStream<T> {
    private Input(String path, Type<T> type) {
        super(path, type);
    }

    /** @throws IllegalArgumentException if the path does not have the form {@code /APP/inputs/NAME} */
    public static <T> Input<T> at(String path, Class<T> type) {
        return at(path, Type.of(type));
    }

    /** As {@link #at(String, Class)}, for generic types. */
    public static <T> Input<T> at(String path, Type<T> type) {
        Path.checkedKind(path, Path.INPUTS);
        return new Input<>(path, type);
    }
}
