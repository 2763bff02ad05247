package io.portals.api;

/**
 * A reference to a sequencer: it merges several atomic streams into one, atom by atom. Streams are connected to it after it
 * was created ({@link AppBuilder#connect}), also by other applications: that is how a cycle is closed.
 *
 * <pre>{@code
 * Sequencer<Token> tokens = app.sequencer("tokens", Token.class);
 * AtomicStream<Token> hops = app.workflow("hops", tokens).keyBy(...).process(...).sink();
 * app.connect(seed, tokens);
 * app.connect(hops, tokens);
 * }</pre>
 *
 * @param <T> the type of its events
 */
public final class Sequencer<T> extends AtomicStream<T> {
    private Sequencer(String path, Type<T> type) {
        super(path, type);
    }

    /** @throws IllegalArgumentException if the path does not have the form {@code /APP/sequencers/NAME} */
    public static <T> Sequencer<T> at(String path, Class<T> type) {
        return at(path, Type.of(type));
    }

    /** As {@link #at(String, Class)}, for generic types. */
    public static <T> Sequencer<T> at(String path, Type<T> type) {
        Path.checkedKind(path, Path.SEQUENCERS);
        return new Sequencer<>(path, type);
    }
}
