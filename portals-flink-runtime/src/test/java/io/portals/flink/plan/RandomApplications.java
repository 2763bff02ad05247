package io.portals.flink.plan;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Flow;
import io.portals.api.Generator;
import io.portals.api.KeyedFlow;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.Sequencer;
import io.portals.api.TaskFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One or two small applications, made from a seed. They need not fit: some of their cycles may be refused. */
final class RandomApplications {
    private final Random random;
    private final List<AtomicStream<Long>> streams = new ArrayList<>();
    private final List<Sequencer<Long>> sequencers = new ArrayList<>();
    private final List<KeyedPortal<Long, Long, Long>> portals = new ArrayList<>();
    private int tasks;

    private RandomApplications(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L); // small seeds alone begin alike
    }

    static List<Application> of(long seed) {
        RandomApplications made = new RandomApplications(seed);
        List<Application> applications = new ArrayList<>();
        for (String name : made.random.nextBoolean() ? List.of("a") : List.of("a", "b")) {
            applications.add(Application.named(name, made::build));
        }
        return applications;
    }

    private void build(AppBuilder app) {
        AtomicStream<Long> in = app.input("in", Long.class);
        streams.add(in);
        streams.add(app.generator("numbers", Generator.range(0, 9, 3)));
        for (int i = random.nextInt(3); i > 0; i--) {
            Sequencer<Long> sequencer = app.sequencer("s" + i, Long.class);
            app.connect(random.nextBoolean() ? in : oneOf(streams), sequencer); // maybe another sequencer
            sequencers.add(sequencer);
            streams.add(sequencer);
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            AtomicStream<Long> from = oneOf(sequencers.isEmpty() || random.nextInt(3) == 0 ? streams : sequencers);
            streams.add(workflow(app, app.workflow("w" + i, from)));
        }
        for (int i = sequencers.isEmpty() ? 0 : 1 + random.nextInt(2); i > 0; i--) {
            app.connect(oneOf(streams), oneOf(sequencers));
        }
    }

    private AtomicStream<Long> workflow(AppBuilder app, Flow<Long> source) {
        List<Flow<Long>> open = new ArrayList<>(List.of(source));
        for (int i = random.nextInt(5); i > 0; i--) {
            Flow<Long> flow = open.remove(random.nextInt(open.size()));
            if (random.nextInt(4) == 0) {
                open.add(flow.filter(n -> n > 0)); // and is read again
            }
            open.add(step(app, flow));
        }
        Flow<Long> all = open.get(0);
        for (Flow<Long> other : open.subList(1, open.size())) {
            all = all.union(other);
        }
        return all.sink();
    }

    private Flow<Long> step(AppBuilder app, Flow<Long> flow) {
        switch (random.nextInt(6)) {
            case 0:
                return flow.map(Long.class, n -> n);
            case 1:
                return flow.flatMap(Long.class, List::of);
            case 2:
                return flow.union(flow);
            default:
                return keyed(app, flow.keyBy(Long.class, n -> n));
        }
    }

    private Flow<Long> keyed(AppBuilder app, KeyedFlow<Long, Long> keyed) {
        Flow<Long> all = null;
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            KeyedFlow<Long, Long> end = task(app, keyed);
            for (int chained = random.nextInt(2); chained > 0; chained--) {
                end = task(app, end);
            }
            all = all == null ? end.unkeyed() : all.union(end.unkeyed());
        }
        return all;
    }

    private KeyedFlow<Long, Long> task(AppBuilder app, KeyedFlow<Long, Long> flow) {
        tasks++;
        boolean asks = !portals.isEmpty() && random.nextInt(4) == 0;
        List<Portal<Long, Long>> asked = asks ? List.of(oneOf(portals)) : List.of();
        TaskFlow<Long, Long> task = flow.process("t" + tasks, Long.class, new Steps.Asking(asked));
        if (random.nextInt(5) == 0) {
            KeyedPortal<Long, Long, Long> portal = app.portal("p" + tasks, Long.class, Long.class, Long.class, n -> n);
            task.replies(portal, new Steps.Echo());
            portals.add(portal);
        }
        return task;
    }

    private <E> E oneOf(List<? extends E> all) {
        return all.get(random.nextInt(all.size()));
    }
}
