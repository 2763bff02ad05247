package io.portals.flink.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** The keyed tasks between one keyBy and the next, where none of them takes part in a cycle or an ask: a plain operator. */
public final class SegmentOperator extends AbstractStreamOperator<Object>
        implements OneInputStreamOperator<Object, Object>, BoundedOneInput {

    /**
     * A task of the segment.
     *
     * @param behind the number of the task whose events it gets, or -1 for the keyBy
     * @param main whether its events are the operator's main output
     * @param side where else its events leave, or null
     * @param letters where its dead letters leave, or null
     */
    public record Member(TaskSpec spec, int behind, boolean main, OutputTag<Object> side, OutputTag<Object> letters)
            implements Serializable {}

    private final List<Member> members;
    private final TaskProbe probe;
    private transient TaskRunner[] runners;
    private transient Receiver entering;
    private transient boolean hasTimestamp;
    private transient long timestamp;

    /** @param members each behind those that come before it */
    public SegmentOperator(List<Member> members, TaskProbe probe) {
        this.members = List.copyOf(members);
        this.probe = probe;
    }

    @Override
    public void open() throws Exception {
        super.open();
        runners = new TaskRunner[members.size()];
        for (int i = members.size() - 1; i >= 0; i--) { // those behind it first
            Member member = members.get(i);
            runners[i] = new TaskRunner(
                    i,
                    member.spec(),
                    this,
                    getProcessingTimeService(),
                    emitted(i),
                    member.letters() == null ? null : leaving(member.letters()),
                    null,
                    null,
                    probe);
        }
        List<Receiver> first = new ArrayList<>();
        for (int i = 0; i < runners.length; i++) {
            if (members.get(i).behind() < 0) {
                TaskRunner runner = runners[i];
                first.add(event -> runner.event(getCurrentKey(), event));
            }
        }
        entering = Receiver.all(first);
    }

    private Receiver emitted(int number) {
        Member member = members.get(number);
        List<Receiver> receivers = new ArrayList<>();
        for (int i = number + 1; i < runners.length; i++) {
            if (members.get(i).behind() == number) {
                TaskRunner runner = runners[i];
                receivers.add(event -> runner.event(getCurrentKey(), event));
            }
        }
        if (member.main()) {
            StreamRecord<Object> record = new StreamRecord<>(null);
            receivers.add(event -> output.collect(stamped(record.replace(event))));
        }
        if (member.side() != null) {
            receivers.add(leaving(member.side()));
        }
        return Receiver.all(receivers);
    }

    private Receiver leaving(OutputTag<Object> side) {
        StreamRecord<Object> record = new StreamRecord<>(null);
        return event -> output.collect(side, stamped(record.replace(event)));
    }

    private StreamRecord<Object> stamped(StreamRecord<Object> record) {
        if (hasTimestamp) {
            record.setTimestamp(timestamp);
        } else {
            record.eraseTimestamp();
        }
        return record;
    }

    @Override
    public void processElement(StreamRecord<Object> element) throws Exception {
        hasTimestamp = element.hasTimestamp();
        timestamp = hasTimestamp ? element.getTimestamp() : 0;
        entering.receive(element.getValue());
    }

    @Override
    public void endInput() throws Exception {
        hasTimestamp = false;
        for (int i = 0; i < runners.length; i++) {
            if (members.get(i).spec().completes()) {
                Completion completion = new Completion(runners[i], this);
                for (Object key : completion.keys()) {
                    setCurrentKey(key);
                    completion.complete(key);
                }
            }
        }
    }
}
