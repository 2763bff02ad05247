package io.portals.playground.js;

import io.portals.local.run.InFlight;
import io.portals.local.run.PendingAsk;
import io.portals.local.run.Step;
import io.portals.playground.graph.Graph;
import io.portals.playground.script.Keyed;
import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What a page shows of a session, as objects of JavaScript, with values as texts. */
final class View {
    private static final int SHOWN_EVENTS = 20;

    /** Of a value, in letters. */
    private static final int LONGEST = 500;

    private View() {}

    // ------------------------------------------------------------------------------------------- applications

    static JSObject graph(Session session) {
        Graph graph = ScriptApplication.graph(session.applications());
        return new JsRecord()
                .with("nodes", all(graph.nodes(), View::node))
                .with("edges", all(graph.edges(), View::edge))
                .object();
    }

    private static JSObject node(Graph.Node node) {
        return new JsRecord()
                .with("id", node.id())
                .with("kind", word(node.kind()))
                .with("name", node.name())
                .with("within", node.within())
                .with("does", node.does())
                .object();
    }

    private static JSObject edge(Graph.Edge edge) {
        return new JsRecord()
                .with("from", edge.from())
                .with("to", edge.to())
                .with("kind", word(edge.way()))
                .with("label", edge.label())
                .with("isBack", edge.isBack())
                .object();
    }

    private static String word(Enum<?> of) {
        return of.name().toLowerCase(java.util.Locale.ROOT);
    }

    // ------------------------------------------------------------------------------------------- a run

    static JSObject step(Step step) {
        return new JsRecord()
                .with("number", (double) step.number())
                .with("kind", step.kind().name())
                .with("path", step.path())
                .with("from", step.from())
                .with("events", texts(step.events()))
                .with("published", texts(step.published()))
                .with("requests", (double) step.requests())
                .with("replies", (double) step.replies())
                .with("text", step.toString())
                .object();
    }

    static JSObject steps(Session session) {
        return all(session.recent(), View::step);
    }

    static JSObject state(Session session, double most) {
        List<ScriptSystem.Cell> first = new ArrayList<>();
        long all = 0;
        for (ScriptSystem system : session.systems()) {
            ScriptSystem.Cells cells = system.cells(most);
            first.addAll(cells.first());
            all += cells.all();
        }
        return some("cells", first, all, most, View::cell);
    }

    private static JSObject cell(ScriptSystem.Cell cell) {
        return new JsRecord()
                .with("task", cell.task())
                .with("key", cell.key())
                .with("name", cell.name())
                .with("value", shown(cell.value()))
                .object();
    }

    static JSObject inFlight(Session session, double most) {
        List<InFlight> waiting = of(session, ScriptSystem::inFlight);
        return some("atoms", waiting, waiting.size(), most, each -> new JsRecord()
                .with("path", each.path())
                .with("from", each.from())
                .with("kind", what(each.kind()))
                .with("events", texts(each.events()))
                .with("count", (double) each.events().size())
                .object());
    }

    private static String what(Step.Kind kind) {
        return switch (kind) {
            case REQUEST -> "requests";
            case REPLY -> "replies";
            default -> "atom";
        };
    }

    static JSObject asks(Session session, double most) {
        List<PendingAsk> asks = of(session, ScriptSystem::pendingAsks);
        return some("asks", asks, asks.size(), most, ask -> new JsRecord()
                .with("task", ask.task())
                .with("key", String.valueOf(ask.key()))
                .with("portal", ask.portal())
                .with("request", shown(ask.request()))
                .object());
    }

    // ------------------------------------------------------------------------------------------- lists

    private static <V> List<V> of(Session session, Function<ScriptSystem, List<V>> seen) {
        List<V> all = new ArrayList<>();
        session.systems().forEach(system -> all.addAll(seen.apply(system)));
        return all;
    }

    private static <V> JSObject all(List<V> values, Function<V, JSObject> shown) {
        return JsRecord.array(values, values.size(), shown);
    }

    /** @param all how many there are, of which some may not be among the values */
    private static <V> JSObject some(
            String name, List<V> values, double all, double most, Function<V, JSObject> shown) {
        return new JsRecord()
                .with(name, JsRecord.array(values, most, shown))
                .with("more", Math.max(0, all - most))
                .object();
    }

    private static JSObject texts(List<Object> values) {
        return JsRecord.array(values, SHOWN_EVENTS, value -> text(shown(value)));
    }

    /** As a console shows it. */
    private static String shown(Object value) {
        if (value instanceof Keyed keyed) {
            return shown(keyed.value());
        }
        String text = value instanceof JsValue js ? js.shown() : String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    @JSBody(params = "text", script = "return text;")
    private static native JSObject text(String text);
}
