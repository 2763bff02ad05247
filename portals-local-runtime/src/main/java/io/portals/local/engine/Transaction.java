package io.portals.local.engine;

import io.portals.api.task.DeadLetter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What one step does. Effects on others (events, messages, asks, dead letters) are gathered, and happen when it commits; effects
 * on state happen at once, and are undone when it fails.
 */
final class Transaction {
    /** What a key's state was before. */
    private record Before(KeyState state, Object[] values, boolean completed) {}

    private record Created(TaskState in, KeyState state) {}

    private record Publication(Stream to, Object[] events) {}

    /** Several asks that were made as one: as they are now, and as they were before; null where they are not pending. */
    private record Gathered(Gather now, Gather before) {}

    private final Asks asks;
    private final Timers timers;
    private final LocalProbe probe;
    private final History<DeadLetter<Object>> deadLetters;

    /**
     * Counts transactions, those that failed included, and in them the handlers that are undone by themselves: by it state knows
     * whether it is saved already.
     */
    private long number;

    private Place place;
    private long asksBefore;
    private long timersBefore;
    private int handlersLeft;
    private long sequence;

    private final List<Before> changed = new ArrayList<>();
    private final List<Created> created = new ArrayList<>();
    private final List<Pending> resolved = new ArrayList<>();
    private final List<Timer> taken = new ArrayList<>();
    private final List<Pending> lapsedBefore = new ArrayList<>();
    private final List<Gathered> gathered = new ArrayList<>();

    private List<Object> handled = List.of();
    private final List<Publication> published = new ArrayList<>();
    private SplitterQueue splitter;
    private long dropped;
    private Stream deadTo;
    private final List<MessageQueue<?>> requestsTo = new ArrayList<>();
    private final List<MessageQueue<?>> repliesTo = new ArrayList<>();
    private final List<Pending> asked = new ArrayList<>();
    private final List<Timer> set = new ArrayList<>();
    private final List<Pending> lapsed = new ArrayList<>();
    private final List<DeadLetter<Object>> dead = new ArrayList<>();
    private int requests;
    private int replies;

    Transaction(Asks asks, Timers timers, LocalProbe probe, History<DeadLetter<Object>> deadLetters) {
        this.asks = asks;
        this.timers = timers;
        this.probe = probe;
        this.deadLetters = deadLetters;
    }

    // ------------------------------------------------------------------------------------------- its course

    /** @param crashAfter so many handlers; 0 if it need not crash */
    void begin(Place place, int crashAfter) {
        this.place = place;
        number++;
        asksBefore = asks.made();
        timersBefore = timers.made();
        handlersLeft = crashAfter;
        changed.clear();
        created.clear();
        resolved.clear();
        taken.clear();
        lapsedBefore.clear();
        gathered.clear();
        handled = List.of();
        published.clear();
        splitter = null;
        requestsTo.clear();
        repliesTo.clear();
        asked.clear();
        set.clear();
        lapsed.clear();
        dead.clear();
        requests = 0;
        replies = 0;
    }

    /** A handler, or the function of a step, has returned. */
    void returned() {
        if (--handlersLeft == 0) {
            throw new Crash();
        }
    }

    void commit() {
        publish();
        publishDead();
        if (splitter != null) {
            splitter.dropped(splitter.dropped() + dropped);
        }
        asked.forEach(asks::open);
        set.forEach(timers::set);
        lapsed.forEach(asks::lapse);
        dead.forEach(deadLetters::append);
        send(requestsTo);
        send(repliesTo);
    }

    private void publish() {
        for (int i = 0; i < published.size(); i++) {
            Publication publication = published.get(i);
            publication.to().publish(new Atom(publication.events(), place.path));
        }
    }

    private void publishDead() {
        if (!dead.isEmpty()) {
            deadTo.publish(new Atom(dead.toArray(), place.path));
        }
    }

    private void send(List<MessageQueue<?>> queues) {
        for (int i = 0; i < queues.size(); i++) {
            queues.get(i).commit(nextSequence(), place.path);
        }
    }

    /** Leaves nothing of what it did. */
    void rollBack() {
        if (probe.undoesState()) {
            undo(0, 0);
        }
        if (!probe.dropsOutputs()) {
            publish();
        }
        resolved.forEach(asks::putBack);
        asks.takeBack(asksBefore);
        lapsedBefore.forEach(asks::lapse);
        for (int i = gathered.size() - 1; i >= 0; i--) {
            Gathered last = gathered.get(i);
            if (last.before() == null) {
                asks.remove(last.now());
            } else {
                asks.put(last.before());
            }
        }
        taken.forEach(timers::putBack);
        timers.takeBack(timersBefore);
        requestsTo.forEach(MessageQueue::rollBack);
        repliesTo.forEach(MessageQueue::rollBack);
    }

    /** The last changes first: a state may have been changed by several handlers, each of which saved it. */
    private void undo(int changesBefore, int createdBefore) {
        for (int i = changed.size() - 1; i >= changesBefore; i--) {
            Before before = changed.remove(i);
            before.state().values = before.values();
            before.state().completed = before.completed();
        }
        for (int i = created.size() - 1; i >= createdBefore; i--) {
            Created last = created.remove(i);
            last.in().remove(last.state());
        }
    }

    /** Where a handler begins that may be undone by itself. */
    record Mark(int changes, int created) {}

    Mark mark() {
        number++;
        return new Mark(changed.size(), created.size());
    }

    /** Undoes what was done to state since the mark. */
    void undoTo(Mark mark) {
        if (probe.undoesHandlers()) {
            undo(mark.changes(), mark.created());
        }
        number++;
    }

    /** Which one it is, counted from 1. */
    long number() {
        return number;
    }

    // ------------------------------------------------------------------------------------------- what it does

    void handles(Object[] events) {
        handled = Collections.unmodifiableList(Arrays.asList(events));
    }

    void handles(List<Object> messages) {
        handled = messages;
    }

    void publish(Stream to, Object[] events) {
        published.add(new Publication(to, events));
    }

    /** So many events are taken by no branch. */
    void drops(SplitterQueue by, long events) {
        splitter = by;
        dropped = events;
    }

    void request(PortalQueue to, Request request) {
        requests++;
        if (to.send(request)) {
            requestsTo.add(to);
        }
    }

    void ask(Pending ask) {
        asked.add(ask);
    }

    /** Several asks are made as one. */
    void gather(Gather made) {
        asks.put(made);
        gathered.add(new Gathered(made, null));
    }

    /** One of several asks is resolved, or all are. */
    void gather(Gather now, Gather before) {
        if (now.isComplete()) {
            asks.remove(now);
        } else {
            asks.put(now);
        }
        gathered.add(new Gathered(now, before));
    }

    void reply(ReplyQueue to, Reply reply) {
        replies++;
        if (probe.sendsAnswer(reply.ask()) && to.send(reply)) {
            repliesTo.add(to);
        }
    }

    /** An ask was taken from those that are pending. */
    void resolves(Pending ask) {
        resolved.add(ask);
    }

    /** An ask was taken and is failed, though an answer may come. */
    void lapses(Pending ask) {
        resolved.add(ask);
        lapsed.add(ask);
    }

    /** An ask was taken from those that failed before an answer came. */
    void takesLapsed(Pending ask) {
        lapsedBefore.add(ask);
    }

    void sets(Timer timer) {
        set.add(timer);
    }

    /** A timer was taken from those that are pending. */
    void takes(Timer timer) {
        taken.add(timer);
    }

    /** Takes a timer back, if it was set by this transaction. */
    boolean unsets(long timer) {
        return set.removeIf(each -> each.number() == timer);
    }

    void deadLetter(Stream to, DeadLetter<Object> letter) {
        deadTo = to;
        dead.add(letter);
    }

    /** A key's state is about to be changed. */
    void changes(KeyState state) {
        if (state.changedBy != number) {
            state.changedBy = number;
            changed.add(new Before(state, state.values.clone(), state.completed));
        }
    }

    void created(TaskState in, KeyState state) {
        state.changedBy = number;
        created.add(new Created(in, state));
    }

    // ------------------------------------------------------------------------------------------- what it has done

    List<Object> handled() {
        return handled;
    }

    List<Object> published() {
        if (published.size() == 1) { // most of the time
            return Collections.unmodifiableList(Arrays.asList(published.get(0).events()));
        }
        List<Object> all = new ArrayList<>();
        published.forEach(each -> all.addAll(Arrays.asList(each.events())));
        return Collections.unmodifiableList(all);
    }

    int handledCount() {
        return handled.size();
    }

    int requests() {
        return requests;
    }

    int replies() {
        return replies;
    }

    long sequence() {
        return sequence;
    }

    long nextSequence() {
        return ++sequence;
    }

    void load(long saved) {
        sequence = saved;
    }
}
