package io.portals.playground.random;

import static io.portals.playground.random.RandomStep.LARGEST;
import static io.portals.playground.random.RandomStep.add;

import io.portals.api.AtomicStream;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import io.portals.playground.script.Keyed;
import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptFlow;
import io.portals.playground.script.ScriptPortal;
import io.portals.playground.script.ScriptSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A program that is drawn from a seed, and written twice as it is drawn: as a text in JavaScript, and with functions of Java. */
public final class RandomScript {
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
            flow = drawStep(
                    flow,
                    List.of(RandomStep.FILTER, RandomStep.KEY, RandomStep.LOGGER)
                            .get(draw(0, 3)));
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

    // ------------------------------------------------------------------------------------------- workflows

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
            RandomStep step = drawKind();
            flow = drawStep(flow, step.isDoubling() && hasDoubled ? RandomStep.MAP : step);
            hasDoubled |= step.isDoubling();
        }
        return flow;
    }

    /** Asks are drawn more often than others, if there is a portal. */
    private RandomStep drawKind() {
        int ask = RandomStep.ASK.ordinal();
        return RandomStep.values()[Math.min(draw(0, portals.isEmpty() ? ask : ask + 2), ask)];
    }

    private ScriptFlow drawStep(ScriptFlow flow, RandomStep step) {
        int k = draw(1, 20);
        String portal = step == RandomStep.ASK ? drawn(portals) : null;
        used.merge(step.kind(), 1, Integer::sum);
        write(step.script(k, application.name(), portal));
        return step.java(flow, k, portal);
    }
}
