package io.portals.local.engine;

import io.portals.api.task.DeadLetter;
import io.portals.local.run.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Makes a value of all that a run is, and puts it into the parts of one that launched the same. */
record Saving(
        Parts parts,
        Ready ready,
        Choice choice,
        Clock clock,
        Asks asks,
        Timers timers,
        Transaction transaction,
        Completion completion,
        History<DeadLetter<Object>> deadLetters,
        History<Step> trace) {

    Saved save(List<List<String>> launched, long steps) {
        Map<String, InputPlace.Saved> inputs = new LinkedHashMap<>();
        parts.inputs().forEach((path, input) -> inputs.put(path, input.save()));
        List<GeneratorPlace.Saved> generators = new ArrayList<>();
        parts.generators().forEach(generator -> generators.add(generator.save()));
        List<List<?>> queues = new ArrayList<>();
        queues().forEach(queue -> queues.add(queue.save()));
        List<List<TaskState.Saved>> tasks = new ArrayList<>();
        parts.tasks().forEach(task -> tasks.add(task.state().save()));
        Map<String, List<TaskState.Saved>> flowTasks = new LinkedHashMap<>();
        parts.flowTasks()
                .forEach((path, task) -> flowTasks.put(path, task.state().save()));
        Map<String, History.Saved<Atom>> streams = new LinkedHashMap<>();
        parts.streams()
                .forEach((path, stream) -> streams.put(path, stream.carried().save()));
        Map<String, Integer> turns = new LinkedHashMap<>();
        parts.sequencers().forEach((path, sequencer) -> turns.put(path, sequencer.save()));
        Map<String, Long> dropped = new LinkedHashMap<>();
        parts.splitters().forEach((path, splitter) -> dropped.put(path, splitter.dropped()));
        return new Saved(
                launched,
                choice.save(),
                steps,
                clock.millis,
                transaction.sequence(),
                order(),
                inputs,
                generators,
                turns,
                dropped,
                queues,
                tasks,
                flowTasks,
                asks.save(),
                timers.save(),
                completion.save(),
                streams,
                deadLetters.save(),
                trace.save());
    }

    private List<List<Integer>> order() {
        List<List<Integer>> order = new ArrayList<>();
        for (List<Place> level : ready.save()) {
            List<Integer> numbers = new ArrayList<>();
            level.forEach(place -> numbers.add(parts.places().indexOf(place)));
            order.add(numbers);
        }
        return order;
    }

    void load(Saved saved, LocalProbe probe) {
        choice.load(saved.choice());
        clock.millis = saved.nowMillis();
        transaction.load(saved.sequence());
        saved.inputs().forEach((path, input) -> parts.inputs().get(path).load(input));
        each(parts.generators(), saved.generators(), GeneratorPlace::load);
        saved.turns().forEach((path, next) -> parts.sequencers().get(path).load(next));
        saved.dropped().forEach((path, events) -> parts.splitters().get(path).dropped(events));
        each(queues(), saved.queues(), QueuePlace::load);
        each(parts.tasks(), saved.tasks(), (task, state) -> task.state().load(state));
        saved.flowTasks()
                .forEach((path, state) -> parts.flowTasks().get(path).state().load(state));
        asks.load(saved.asks(), waiting(parts.timeouts()), probe);
        timers.load(saved.timers(), waiting(parts.timers()));
        completion.load(saved.completion());
        saved.streams()
                .forEach((path, carried) -> parts.streams().get(path).carried().load(carried));
        deadLetters.load(saved.deadLetters());
        trace.load(saved.trace());
        ready.load(placesOf(saved.ready()));
    }

    private List<List<Place>> placesOf(List<List<Integer>> order) {
        List<List<Place>> levels = new ArrayList<>();
        for (List<Integer> level : order) {
            List<Place> places = new ArrayList<>();
            level.forEach(number -> places.add(parts.places().get(number)));
            levels.add(places);
        }
        return levels;
    }

    private static <P, S> void each(List<P> parts, List<S> saved, BiConsumer<P, S> load) {
        for (int i = 0; i < saved.size(); i++) {
            load.accept(parts.get(i), saved.get(i));
        }
    }

    private List<QueuePlace<?>> queues() {
        List<QueuePlace<?>> queues = new ArrayList<>();
        for (Place place : parts.places()) {
            if (place instanceof QueuePlace<?> queue) {
                queues.add(queue);
            }
        }
        return queues;
    }

    /** The numbers of those that are due and wait to be handled. */
    private static List<Long> waiting(List<? extends MessageQueue<Long>> queues) {
        List<Long> all = new ArrayList<>();
        queues.forEach(queue -> queue.save().forEach(batch -> all.addAll(batch.messages())));
        return all;
    }
}
