package io.portals.flink.testing;

import io.portals.flink.core.CoreProbe;
import io.portals.flink.core.feedback.Envelope;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;

/** Lets {@link Faults} strike inside the core, and, where a mutation is given, plants a defect. */
public final class FaultProbe implements CoreProbe {
    /** A defect of the runtime, at the place where it would be. */
    public enum Mutation {
        NONE,
        LOGGED_MESSAGE_DROPPED,
        LOGGED_MESSAGE_DOUBLED,
        QUEUE_FORGOTTEN_AT_BARRIER,
        REPLY_LOST,
        COMMIT_SKIPPED,
        SET_ASIDE_NOT_UNDONE
    }

    private static final int NTH_ANSWER = 500;
    private static final AtomicInteger ANSWERS = new AtomicInteger();

    private final Mutation mutation;
    private final int nthAnswer;
    /** One message of each log is mutated: the first that is added. */
    private transient boolean fresh;

    public FaultProbe(Mutation mutation) {
        this(mutation, NTH_ANSWER);
    }

    /** @param nthAnswer which answers are lost under {@link Mutation#REPLY_LOST}: one of so many */
    public FaultProbe(Mutation mutation, int nthAnswer) {
        this.mutation = mutation;
        this.nthAnswer = nthAnswer;
        ANSWERS.set(0);
    }

    @Override
    public int copiesLogged(Envelope message) {
        boolean mutated = fresh;
        fresh = false;
        if (mutated && mutation == Mutation.LOGGED_MESSAGE_DROPPED) {
            return 0;
        }
        return mutated && mutation == Mutation.LOGGED_MESSAGE_DOUBLED ? 2 : 1;
    }

    @Override
    public boolean logsQueue() {
        return mutation != Mutation.QUEUE_FORGOTTEN_AT_BARRIER;
    }

    @Override
    public boolean sends(Envelope answer) {
        return mutation != Mutation.REPLY_LOST || ANSWERS.incrementAndGet() % nthAnswer != 0;
    }

    @Override
    public boolean undoesHandlers() {
        return mutation != Mutation.SET_ASIDE_NOT_UNDONE;
    }

    @Override
    public <T> Sink<T> sink(String stream, Sink<T> bound) {
        return mutation == Mutation.COMMIT_SKIPPED ? ((CommittedSink<T>) bound).skippingOneCommit() : bound;
    }

    @Override
    public void snapshot(long checkpoint) {
        fresh = true;
        Faults.at(Faults.Place.SNAPSHOT);
    }

    @Override
    public void restored(long messages, long openAsks) {
        Faults.at(Faults.Place.RESTORE);
    }

    @Override
    public void finishing() {
        Faults.at(Faults.Place.FINISHING);
    }
}
