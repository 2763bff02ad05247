package io.portals.actor;

import io.portals.api.Fn;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is said of a kind of actors besides what they do; what its methods return is itself. */
public final class ActorOptions {
    private final String name;
    private final boolean isVirtual;
    private final Set<Class<? extends Behavior<?>>> behaviors = new LinkedHashSet<>();
    private long passivateAfter;
    private Supervision supervision = Supervision.FAIL_JOB;
    private boolean isAccounted;

    ActorOptions(String name, boolean isVirtual, List<Class<? extends Behavior<?>>> behaviors) {
        this.name = name;
        this.behaviors.addAll(behaviors);
        this.isVirtual = isVirtual;
    }

    /** Declares further behaviors, which these actors become. */
    @SafeVarargs
    public final ActorOptions becomes(Class<? extends Behavior<?>>... more) {
        behaviors.addAll(List.of(more));
        return this;
    }

    /** What becomes of an actor whose handler throws an exception: {@link Supervision#FAIL_JOB} if nothing is said. */
    public ActorOptions onFailure(Supervision supervision) {
        this.supervision = Objects.requireNonNull(supervision, "supervision");
        return this;
    }

    /**
     * Virtual actors that got no message for about so long, in processing time, are put away: {@link Behavior#passivated} runs, and
     * what is left of them is their encoded state. The next message brings them back. A bounded job does not wait for it. A new version
     * of a program may add it or leave it out: actors that were active when it is added are put away after their next message.
     *
     * @param idle up to an eighth of it may be missing
     * @throws IllegalArgumentException if it is less than a millisecond, or the actors are classic or stateless
     */
    public ActorOptions passivateAfter(Duration idle) {
        if (!isVirtual) {
            throw new IllegalArgumentException(
                    "actors \"" + name + "\": only virtual actors that have state are passivated");
        }
        if (idle.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "actors \"" + name + "\": passivateAfter(" + idle + "); give it 1 ms or more");
        }
        passivateAfter = idle.toMillis();
        return this;
    }

    /**
     * Lets it be told what these actors use: by the stream {@link ActorSystem#usage}, exactly once, so that it can be billed, and by
     * counters of the task ({@code TYPE.messages}, {@code TYPE.busy-millis}, {@code TYPE.active}, {@code TYPE.passive}) for
     * operators, who see what has changed since the job started. It costs each message an event.
     */
    public ActorOptions accounted() {
        isAccounted = true;
        return this;
    }

    Set<Class<? extends Behavior<?>>> behaviors() {
        return behaviors;
    }

    /** The kind of actors that is described by it. */
    Kind kind(Fn<String, Behavior<Object>> births, boolean isStateless) {
        return new Kind(name, births, isStateless, passivateAfter, supervision, isAccounted);
    }
}
