package io.portals.api;

import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** The smallest tasks, repliers and portals, for tests of what is around them. */
public final class Fixtures {
    private Fixtures() {}

    /** A portal of the application {@code shop}: how long a word is. */
    public static final KeyedPortal<String, String, Integer> LENGTH =
            KeyedPortal.at("/shop/portals/length", String.class, Integer.class, String.class, word -> word);

    /** Emits what it gets. */
    public record Keep() implements Task<String, String> {
        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.emit(word);
        }
    }

    /** Emits what it gets, and declares what it is told to. */
    public record Using(Declared declared) implements Task<String, String> {
        /** Serializable, as a task's components must be. */
        public interface Declared extends java.io.Serializable {
            Uses uses();
        }

        @Override
        public Uses uses() {
            return declared.uses();
        }

        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.emit(word);
        }
    }

    /** Replies to {@link #LENGTH}. */
    public record Measure() implements Replier<String, Integer, String> {
        @Override
        public void request(String word, ReplierContext<String, Integer> ctx) {
            ctx.reply(word.length());
        }
    }

    /** A continuation. */
    public record Measured() implements OnReply<Integer, String> {
        @Override
        public void resume(Integer length, TaskContext<String> ctx) {}

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {}
    }

    /** A timer. */
    public record Reminder() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {}
    }

    /** A record that is no continuation and no timer. */
    public record Forgotten() {}

    /** An input named {@code words}, keyed by the word. */
    public static KeyedFlow<String, String> words(AppBuilder app, String workflow) {
        return app.workflow(workflow, Input.at("/shop/inputs/words", String.class))
                .keyBy(String.class, word -> word);
    }
}
