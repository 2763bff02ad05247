package io.portals.playground.js;

import io.portals.playground.js.BuilderJs.StreamJs;
import io.portals.playground.script.ScriptFlow;
import io.portals.playground.script.ScriptWorkflow;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A flow: each of its methods is a step, or changes the step before. */
public final class FlowJs {
    private final ScriptFlow flow;

    FlowJs(ScriptFlow flow) {
        this.flow = flow;
    }

    @JSExport
    @JSProperty
    public String getKind() {
        return "flow";
    }

    private FlowJs then(ScriptFlow next) {
        return new FlowJs(next);
    }

    @JSExport
    public FlowJs map(JSObject function) {
        return then(flow.task("map", Functions.map(function, "map")));
    }

    @JSExport
    public FlowJs flatMap(JSObject function) {
        return then(flow.task("flatMap", Functions.flatMap(function, "flatMap")));
    }

    @JSExport
    public FlowJs processor(JSObject function) {
        return then(flow.task("processor", Functions.handler(function, "processor")));
    }

    @JSExport
    public FlowJs identity() {
        return then(flow.task("identity", (ctx, value) -> ctx.emit(value)));
    }

    /** A task that stands alone. */
    @JSExport
    public FlowJs task(JSObject task) {
        return then(Given.task(task, "task").then(flow));
    }

    @JSExport
    public FlowJs withAndThen(JSObject task) {
        return then(Given.task(task, "withAndThen").then(flow));
    }

    @JSExport
    public FlowJs vsm(JSObject task) {
        return then(flow.stages("vsm", TaskJs.stageOf(task, "vsm")));
    }

    @JSExport
    public FlowJs init(JSObject function) {
        return then(flow.task("init", TaskJs.made(function, "init")));
    }

    @JSExport
    public FlowJs filter(JSObject condition) {
        return then(flow.filter(Functions.predicate(condition, "filter")));
    }

    @JSExport
    public FlowJs key(JSObject key) {
        return then(flow.key(Functions.key(key, "key")));
    }

    @JSExport
    public FlowJs logger(JSObject prefix) {
        return then(flow.logger(JsValue.isMissing(prefix) ? "" : JsValue.text(prefix)));
    }

    @JSExport
    public FlowJs union(JSObject others) {
        List<ScriptFlow> flows = new ArrayList<>();
        Functions.elements(others, "union").forEach(other -> flows.add(Given.flow(other, "union").flow));
        return then(flow.union(flows));
    }

    @JSExport
    public FlowJs asker(JSObject portal, JSObject function) {
        return then(flow.asker(Given.portal(portal, "asker").portal(), Functions.handler(function, "asker")));
    }

    @JSExport
    public FlowJs replier(JSObject portal, JSObject events, JSObject requests) {
        return then(flow.replier(
                Given.portal(portal, "replier").portal(),
                Functions.handler(events, "replier"),
                Functions.handler(requests, "replier")));
    }

    @JSExport
    public FlowJs askerreplier(JSObject asked, JSObject replied, JSObject events, JSObject requests) {
        return then(flow.askerReplier(
                Given.portal(asked, "askerreplier").portal(),
                Given.portal(replied, "askerreplier").portal(),
                Functions.handler(events, "askerreplier"),
                Functions.handler(requests, "askerreplier")));
    }

    @JSExport
    public FlowJs withName(JSObject name) {
        return then(flow.withName(Given.name(name, "withName")));
    }

    @JSExport
    public FlowJs withOnNext(JSObject function) {
        return then(flow.withOnNext(Functions.handler(function, "withOnNext")));
    }

    @JSExport
    public FlowJs withOnComplete(JSObject function) {
        return then(flow.withOnComplete(Functions.callback(function, "withOnComplete")));
    }

    @JSExport
    public FlowJs withOnAtomComplete(JSObject function) {
        return then(flow.withOnAtomComplete(Functions.callback(function, "withOnAtomComplete")));
    }

    @JSExport
    public FlowJs withOnError(JSObject function) {
        return then(flow.withOnError(Functions.errorHandler(function, "withOnError")));
    }

    @JSExport
    public FlowJs withWrapper(JSObject function) {
        return then(flow.withWrapper(Functions.wrapper(function, "withWrapper")));
    }

    @JSExport
    public FlowJs withStep(JSObject task) {
        return then(flow.withTurn(TaskJs.handlerOf(task, "withStep"), 1));
    }

    @JSExport
    public FlowJs withLoop(JSObject atoms, JSObject task) {
        return then(flow.withTurn(TaskJs.handlerOf(task, "withLoop"), (int) Given.whole(atoms, "withLoop")));
    }

    @JSExport
    public FlowJs allWithOnAtomComplete(JSObject function) {
        return then(flow.allWithOnAtomComplete(Functions.callback(function, "allWithOnAtomComplete")));
    }

    @JSExport
    public FlowJs allWithWrapper(JSObject function) {
        return then(flow.allWithWrapper(Functions.wrapper(function, "allWithWrapper")));
    }

    @JSExport
    public FlowJs sink() {
        return then(flow.sink());
    }

    @JSExport
    public WorkflowJs freeze() {
        return new WorkflowJs(flow.workflow());
    }

    /** A workflow before it has a source. */
    public static final class WorkflowsJs {
        private final ScriptWorkflow workflow;

        WorkflowsJs(ScriptWorkflow workflow) {
            this.workflow = workflow;
        }

        @JSExport
        public FlowJs source(JSObject stream) {
            return new FlowJs(workflow.source(Given.stream(stream, workflow.path() + ": source").stream()));
        }

        @JSExport
        public WorkflowJs freeze() {
            return new WorkflowJs(workflow);
        }
    }

    /** A workflow that is complete. */
    public static final class WorkflowJs {
        private final ScriptWorkflow workflow;

        WorkflowJs(ScriptWorkflow workflow) {
            this.workflow = workflow;
        }

        @JSExport
        @JSProperty
        public String getKind() {
            return "workflow";
        }

        @JSExport
        @JSProperty
        public String getPath() {
            return workflow.path();
        }

        @JSExport
        @JSProperty
        public StreamJs getStream() {
            return new StreamJs(workflow.stream());
        }
    }
}
