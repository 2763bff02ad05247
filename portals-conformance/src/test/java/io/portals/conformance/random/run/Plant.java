package io.portals.conformance.random.run;

import io.portals.flink.testing.FaultProbe.Mutation;
import io.portals.local.engine.LocalProbe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Defects that can be planted in a runtime: the comparison has to find each of them. */
public enum Plant {
    NONE("no defect", Mutation.NONE),
    LOCAL_STATE_KEPT("the state that a failed step changed is kept") {
        @Override
        public LocalProbe local() {
            return new LocalProbe() {
                @Override
                public boolean undoesState() {
                    return false;
                }
            };
        }
    },
    LOCAL_OUTPUTS_KEPT("what a failed step would have published is published") {
        @Override
        public LocalProbe local() {
            return new LocalProbe() {
                @Override
                public boolean dropsOutputs() {
                    return false;
                }
            };
        }
    },
    LOCAL_REPLY_LOST("one of five replies is lost") {
        @Override
        public LocalProbe local() {
            return new LocalProbe() {
                @Override
                public boolean sendsAnswer(long ask) {
                    return isSpared(ask);
                }
            };
        }
    },
    LOCAL_ASK_FORGOTTEN("one of five asks is not pending any more after a recovery") {
        @Override
        public LocalProbe local() {
            return new LocalProbe() {
                @Override
                public boolean restoresAsk(long ask) {
                    return isSpared(ask);
                }
            };
        }
    },
    LOCAL_TIMEOUT_LOST("an ask whose limit is reached does not fail") {
        @Override
        public LocalProbe local() {
            return new LocalProbe() {
                @Override
                public boolean timesOut(long ask) {
                    return false;
                }
            };
        }
    },
    LOCAL_SET_ASIDE_NOT_UNDONE("the state that a handler changed is kept where its policy sets its event aside") {
        @Override
        public LocalProbe local() {
            return new LocalProbe() {
                @Override
                public boolean undoesHandlers() {
                    return false;
                }
            };
        }
    },
    FLINK_MESSAGE_DROPPED("a message in flight is missing from a checkpoint", Mutation.LOGGED_MESSAGE_DROPPED),
    FLINK_MESSAGE_DOUBLED("a message in flight is twice in a checkpoint", Mutation.LOGGED_MESSAGE_DOUBLED),
    FLINK_QUEUE_FORGOTTEN("a core's queue is missing from checkpoints", Mutation.QUEUE_FORGOTTEN_AT_BARRIER),
    FLINK_REPLY_LOST("one of twenty replies is lost", Mutation.REPLY_LOST),
    FLINK_SET_ASIDE_NOT_UNDONE(
            "what a handler did happens where its policy sets its event aside", Mutation.SET_ASIDE_NOT_UNDONE),
    FLINK_COMMIT_SKIPPED("a commit of the sink does nothing", Mutation.COMMIT_SKIPPED);

    private static final int ONE_OF = 5;

    private final String what;
    private final Mutation mutation;

    /** Of the local runtime. */
    Plant(String what) {
        this(what, Mutation.NONE);
    }

    Plant(String what, Mutation mutation) {
        this.what = what;
        this.mutation = mutation;
    }

    /** All but {@link #NONE}. */
    public static List<Plant> all() {
        return Arrays.stream(values()).filter(plant -> plant != NONE).toList();
    }

    public static Optional<Plant> named(String name) {
        return all().stream().filter(plant -> plant.toString().equals(name)).findFirst();
    }

    public String what() {
        return what;
    }

    public boolean isLocal() {
        return name().startsWith("LOCAL");
    }

    public boolean isOfFlink() {
        return mutation != Mutation.NONE;
    }

    public Mutation flink() {
        return mutation;
    }

    public LocalProbe local() {
        return LocalProbe.NONE;
    }

    private static boolean isSpared(long ask) {
        return ask % ONE_OF != 0;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
