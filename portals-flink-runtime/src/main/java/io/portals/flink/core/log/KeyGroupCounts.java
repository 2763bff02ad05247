package io.portals.flink.core.log;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.runtime.state.KeyGroupRange;

/**
 * What a core counts for each key group, and saves with the log: the asks that are open, the timers that are pending, and from
 * where on correlations are unused. Correlations are counted per subtask; as each of its key groups carries the counter, no key
 * ever sees a number twice, wherever its group moves.
 */
public final class KeyGroupCounts {
    /** The size of what is written of a key group. */
    static final int BYTES = Long.BYTES + 2 * Integer.BYTES;

    private final KeyGroupRange range;
    private final int[] openAsks;
    private final int[] timers;
    private long nextCorrelation;
    private long firstSinceRest;
    private long allOpenAsks;
    private long allTimers;

    public KeyGroupCounts(KeyGroupRange range) {
        this(range, new int[range.getNumberOfKeyGroups()], new int[range.getNumberOfKeyGroups()], 1);
    }

    private KeyGroupCounts(KeyGroupRange range, int[] openAsks, int[] timers, long nextCorrelation) {
        this.range = range;
        this.openAsks = openAsks;
        this.timers = timers;
        this.nextCorrelation = nextCorrelation;
        this.allOpenAsks = Arrays.stream(openAsks).asLongStream().sum();
        this.allTimers = Arrays.stream(timers).asLongStream().sum();
    }

    KeyGroupCounts copy() {
        return new KeyGroupCounts(range, openAsks.clone(), timers.clone(), nextCorrelation);
    }

    public long takeCorrelation() {
        return nextCorrelation++;
    }

    /** This subtask is at rest, as far as it knows. */
    public void atRest() {
        firstSinceRest = nextCorrelation;
    }

    /** Whether a correlation was taken before this subtask was last {@linkplain #atRest at rest}. */
    public boolean isFromBeforeRest(long correlation) {
        return correlation < firstSinceRest;
    }

    /** The asks of this subtask that are open. */
    public long openAsks() {
        return allOpenAsks;
    }

    /** The timers of this subtask that are pending. */
    public long timers() {
        return allTimers;
    }

    public void askOpened(int keyGroup) {
        openAsks[keyGroup - range.getStartKeyGroup()]++;
        allOpenAsks++;
    }

    public void askClosed(int keyGroup) {
        openAsks[keyGroup - range.getStartKeyGroup()]--;
        allOpenAsks--;
    }

    public void timerSet(int keyGroup) {
        timers[keyGroup - range.getStartKeyGroup()]++;
        allTimers++;
    }

    public void timerGone(int keyGroup) {
        timers[keyGroup - range.getStartKeyGroup()]--;
        allTimers--;
    }

    /** Whether there is nothing to save. */
    boolean untouched() {
        return nextCorrelation == 1;
    }

    void write(int keyGroup, DataOutputView out) throws IOException {
        int i = keyGroup - range.getStartKeyGroup();
        out.writeLong(nextCorrelation);
        out.writeInt(openAsks[i]);
        out.writeInt(timers[i]);
    }

    void read(int keyGroup, DataInputView in) throws IOException {
        int i = keyGroup - range.getStartKeyGroup();
        nextCorrelation = Math.max(nextCorrelation, in.readLong());
        openAsks[i] = in.readInt();
        timers[i] = in.readInt();
        allOpenAsks += openAsks[i];
        allTimers += timers[i];
    }
}
