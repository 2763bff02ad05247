package io.portals.playground.random;

import io.portals.api.AtomicStream;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import io.portals.playground.script.Keyed;
import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptFlow;
import io.portals.playground.script.ScriptPortal;
import io.portals.playground.script.ScriptSystem;
import io.portals.playground.script.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A program that is drawn from a seed, and written twice as it is drawn: as a text in JavaScript, and with functions of Java. */
public final class RandomScript {
    private static final int LARGEST = 1_000;

    /** Seeds that are near each other give first numbers that are, too. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<ScriptApplication> applications = new ArrayList<>();
    private final List<String> streams = new ArrayList<>();
    private final List<String> portals = new ArrayList<>();
    private final Map<String, Integer> used = new TreeMap<>();
    private int names;

    /** Of the application that is drawn now. */
    private ScriptApplication application;

    private RandomScript(long seed) {
        random = new Random(seed * MIX);
    }

    public static RandomScript of(long seed) {
        RandomScript script = new RandomScript(seed);
        script.drawAll();
        return script;
    }

    /** For Node. */
    public String text() {
        return text.toString();
    }

    /** Launches it on the JVM. */
    public void launch(ScriptSystem system) {
        applications.forEach(system::launch);
    }

    /** How often it has parts of each kind. */
    public Map<String, Integer> used() {
        return used;
    }

    // ------------------------------------------------------------------------------------------- drawing

    private int draw(int from, int to) {
        return from + random.nextInt(to - from);
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private String drawn(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private String name(String kind) {
        used.merge(kind, 1, Integer::sum);
        return kind + ++names;
    }

    private void write(String line, Object... parts) {
        text.append(parts.length == 0 ? line : String.format(java.util.Locale.ROOT, line, parts))
                .append('\n');
    }

    private void drawAll() {
        int number = draw(1, 3);
        for (int i = 0; i < number; i++) {
            application = new ScriptApplication(name("app"));
            applications.add(application);
            write("let %s = PortalsJS.ApplicationBuilder('%s');", application.name(), application.name());
            drawApplication();
        }
        write("let system = PortalsJS.System();");
        applications.forEach(each -> write("system.launch(%s.build());", each.name()));
        write("system.stepUntilComplete();");
    }

    private void drawApplication() {
        for (int i = draw(1, 3); i > 0; i--) {
            drawGenerator();
        }
        for (int i = draw(0, 3); i > 0; i--) {
            drawService();
        }
        if (maybe()) {
            drawSplitter();
        }
        if (maybe()) {
            drawCycle();
        }
        for (int i = draw(1, 4); i > 0; i--) {
            ScriptFlow flow = begin(name("workflow"), drawn(streams));
            end(drawSteps(flow, draw(1, 6)));
        }
    }

    // ------------------------------------------------------------------------------------------- places

    private String at(String kind, String name) {
        return application.path() + "/" + kind + "/" + name;
    }

    private void drawGenerator() {
        String name = name("generator");
        int to = draw(3, 12);
        if (maybe()) {
            int atomSize = draw(1, 4);
            write("%s.generatorsWithName('%s').fromRange(0, %d, %d);", application.name(), name, to, atomSize);
            application.range(name, 0, to, atomSize, number -> number);
        } else {
            List<List<Object>> atoms = new ArrayList<>();
            for (int i = draw(1, 5); i > 0; i--) {
                List<Object> atom = new ArrayList<>();
                for (int j = draw(1, 4); j > 0; j--) {
                    atom.add((long) draw(0, LARGEST));
                }
                atoms.add(atom);
            }
            write("%s.generatorsWithName('%s').fromArrayOfArrays(%s);", application.name(), name, atoms);
            application.atoms(name, atoms, null);
        }
        streams.add(at("generators", name));
    }

    private void drawSplitter() {
        String name = name("splitter");
        String from = drawn(streams);
        int by = draw(2, 5);
        write("let %s = %s.splittersWithName('%s').empty(%s);", name, application.name(), name, stream(from));
        Splitter<Keyed> splitter = application.splitter(name, AtomicStream.at(from, Keyed.class));
        for (int i = 0; i < 2; i++) {
            String branch = name("branch");
            int rest = i;
            write(
                    "%s.splitsWithName('%s').split(%s, x => x %% %d === %d);",
                    application.name(), branch, name, by, rest);
            application.split(branch, splitter, value -> (long) value % by == rest);
            streams.add(splitter.path() + "/" + branch);
        }
    }

    /** Numbers go round until they are small. */
    private void drawCycle() {
        String name = name("sequencer");
        write("let %s = %s.sequencersWithName('%s').random();", name, application.name(), name);
        Sequencer<Keyed> sequencer = application.sequencer(name);
        for (int i = draw(1, 3); i > 0; i--) {
            connect(drawn(streams), sequencer, name);
        }
        String workflow = name("cycle");
        ScriptFlow flow = begin(workflow, sequencer.path());
        for (int i = draw(0, 3); i > 0; i--) { // of those after which no number is larger
            flow = drawStep(flow, List.of(FILTER, KEY, LOGGER).get(draw(0, 3)));
        }
        int by = draw(2, 5);
        write("f = f.filter(x => x > 1).map(ctx => x => Math.floor(x / %d));", by);
        end(flow.filter(value -> (long) value > 1).task("map", (ctx, value) -> ctx.emit((long) value / by)));
        connect(at("workflows", workflow) + "/stream", sequencer, name);
    }

    private void connect(String from, Sequencer<Keyed> to, String name) {
        write("%s.connections.connect(%s, %s);", application.name(), stream(from), name);
        application.connect(AtomicStream.at(from, Keyed.class), to);
    }

    private String stream(String path) {
        return application.name() + ".registry.streams.get('" + path + "')";
    }

    /** A portal, and the workflow that replies: at once, or when it has got a reply itself. */
    private void drawService() {
        String name = name("portal");
        int keys = draw(1, 4);
        write("%s.portal.portal('%s', x => x %% %d);", application.name(), name, keys);
        ScriptPortal portal = application.portal(name, request -> (long) request % keys);
        ScriptFlow flow = begin(name("service"), drawn(streams));
        int more = draw(0, 50);
        if (portals.isEmpty() || maybe()) {
            write("f = f.replier(%s, ctx => x => ctx.emit(x), ctx => x => {", portal(portal.path()));
            write("  let asked = PortalsJS.PerKeyState('asked', 0, ctx); asked.set(asked.get() + 1);");
            write("  ctx.reply((x + asked.get() + %d) %% %d); });", more, LARGEST);
            flow = flow.replier(portal, (ctx, value) -> ctx.emit(value), (ctx, value) -> {
                long asked = add(ctx.ofKey(), "asked", 1);
                ctx.reply(((long) value + asked + more) % LARGEST);
            });
        } else {
            used.merge("nested", 1, Integer::sum);
            String other = drawn(portals);
            write("f = f.askerreplier(%s, %s, ctx => x => {}, ctx => x => {", portal(other), portal(portal.path()));
            write("  let future = ctx.ask(%s, (x + %d) %% %d);", portal(other), more, LARGEST);
            write("  ctx.await(future, ctx => ctx.reply((x + future.value(ctx)) %% %d)); });", LARGEST);
            ScriptPortal asked = ScriptApplication.portalAt(other);
            flow = flow.askerReplier(asked, portal, (ctx, value) -> {}, (ctx, value) -> {
                var future = ctx.ask(asked, ((long) value + more) % LARGEST);
                ctx.await(future, now -> now.reply(((long) value + (long) future.value()) % LARGEST));
            });
        }
        end(flow);
        portals.add(portal.path());
    }

    private String portal(String path) {
        return application.name() + ".registry.portals.get('" + path + "')";
    }

    private static long add(Values values, String name, long more) {
        long sum = ((long) values.get(name, 0L) + more) % LARGEST;
        values.set(name, sum);
        return sum;
    }

    // ------------------------------------------------------------------------------------------- workflows

    private static final int MAP = 0;
    private static final int FILTER = 1;
    private static final int FLAT_MAP = 2;
    private static final int KEY = 3;
    private static final int SUM = 4;
    private static final int COUNT = 5;
    private static final int LOGGER = 6;
    private static final int UNION = 7;
    private static final int ATOMS = 8;
    private static final int TURNS = 9;
    private static final int ASK = 10;

    private String workflow;

    /** Once is enough: a workflow may read another that does it, too. */
    private boolean hasDoubled;

    private ScriptFlow begin(String name, String from) {
        workflow = name;
        hasDoubled = false;
        write("{ let f = %s.workflowsWithName('%s').source(%s);", application.name(), name, stream(from));
        return application.workflow(name).source(AtomicStream.at(from, Keyed.class));
    }

    private void end(ScriptFlow flow) {
        write("f.sink().freeze(); }");
        flow.sink();
        streams.add(at("workflows", workflow) + "/stream");
    }

    private ScriptFlow drawSteps(ScriptFlow from, int number) {
        ScriptFlow flow = from;
        for (int i = 0; i < number; i++) {
            int kind = draw(0, portals.isEmpty() ? ASK : ASK + 2);
            boolean isDoubling = kind == FLAT_MAP || kind == UNION;
            flow = drawStep(flow, isDoubling && hasDoubled ? MAP : kind);
            hasDoubled |= isDoubling;
        }
        return flow;
    }

    private ScriptFlow drawStep(ScriptFlow flow, int kind) {
        int k = draw(1, 20);
        switch (kind) {
            case MAP -> {
                used.merge("map", 1, Integer::sum);
                write("f = f.map(ctx => x => (x + %d) %% %d);", k, LARGEST);
                return flow.task("map", (ctx, value) -> ctx.emit(((long) value + k) % LARGEST));
            }
            case FILTER -> {
                used.merge("filter", 1, Integer::sum);
                write("f = f.filter(x => x %% %d !== 0);", k + 1);
                return flow.filter(value -> (long) value % (k + 1) != 0);
            }
            case FLAT_MAP -> {
                used.merge("flatMap", 1, Integer::sum);
                write("f = f.flatMap(ctx => x => [x, (x * %d) %% %d]);", k, LARGEST);
                return flow.task("flatMap", (ctx, value) -> {
                    ctx.emit(value);
                    ctx.emit((long) value * k % LARGEST);
                });
            }
            case KEY -> {
                used.merge("key", 1, Integer::sum);
                write("f = f.key(x => x %% %d);", k);
                return flow.key(value -> (long) value % k);
            }
            case SUM -> {
                used.merge("sum", 1, Integer::sum);
                write("f = f.processor(ctx => x => { let s = PortalsJS.PerKeyState('sum', 0, ctx);");
                write("  s.set((s.get() + x) %% %d); ctx.emit(s.get()); })", LARGEST);
                write("  .withOnComplete(ctx => ctx.emit(%d));", k);
                return flow.task("processor", (ctx, value) -> ctx.emit(add(ctx.ofKey(), "sum", (long) value)))
                        .withOnComplete(ctx -> ctx.emit((long) k));
            }
            case COUNT -> {
                used.merge("count", 1, Integer::sum);
                write("f = f.processor(ctx => x => { let s = PortalsJS.PerTaskState('count', 0, ctx);");
                write("  s.set((s.get() + 1) %% %d); ctx.emit((x + s.get()) %% %d); });", LARGEST, LARGEST);
                return flow.task(
                        "processor",
                        (ctx, value) -> ctx.emit(((long) value + add(ctx.ofTask(), "count", 1)) % LARGEST));
            }
            case LOGGER -> {
                used.merge("logger", 1, Integer::sum);
                write("f = f.logger('%d: ');", k);
                return flow.logger(k + ": ");
            }
            case UNION -> {
                used.merge("union", 1, Integer::sum);
                write("{ let before = f; f = f.map(ctx => x => (x + %d) %% %d).union([before]); }", k, LARGEST);
                return flow.task("map", (ctx, value) -> ctx.emit(((long) value + k) % LARGEST))
                        .union(List.of(flow));
            }
            case ATOMS -> {
                used.merge("atoms", 1, Integer::sum);
                write("f = f.identity().withOnAtomComplete(ctx => ctx.emit(%d));", k);
                return flow.task("identity", (ctx, value) -> ctx.emit(value))
                        .withOnAtomComplete(ctx -> ctx.emit((long) k));
            }
            case TURNS -> {
                used.merge("turns", 1, Integer::sum);
                write(
                        "f = f.identity().withLoop(2, %s.tasks.map(ctx => x => (x + %d) %% %d));",
                        application.name(), k, LARGEST);
                return flow.task("identity", (ctx, value) -> ctx.emit(value))
                        .withTurn((ctx, value) -> ctx.emit(((long) value + k) % LARGEST), 2);
            }
            default -> {
                used.merge("ask", 1, Integer::sum);
                String path = drawn(portals);
                write("f = f.asker(%s, ctx => x => { let future = ctx.ask(%s, x);", portal(path), portal(path));
                write("  ctx.await(future, ctx => ctx.emit((x + future.value(ctx) + %d) %% %d)); });", k, LARGEST);
                ScriptPortal portal = ScriptApplication.portalAt(path);
                return flow.asker(portal, (ctx, value) -> {
                    var future = ctx.ask(portal, value);
                    ctx.await(future, now -> now.emit(((long) value + (long) future.value() + k) % LARGEST));
                });
            }
        }
    }
}
