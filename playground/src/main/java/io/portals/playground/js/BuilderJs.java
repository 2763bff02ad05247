package io.portals.playground.js;

import io.portals.api.AtomicStream;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import io.portals.playground.script.Keyed;
import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptPortal;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The builder of an application: its properties are the builders of its parts. */
public final class BuilderJs {
    private final ScriptApplication application;

    BuilderJs(String name) {
        application = new ScriptApplication(name);
    }

    @JSExport
    public ApplicationJs build() {
        PortalsJS.session().built(application);
        return new ApplicationJs(application);
    }

    @JSExport
    @JSProperty
    public FlowJs.WorkflowsJs getWorkflows() {
        return new FlowJs.WorkflowsJs(application.workflow(null));
    }

    @JSExport
    public FlowJs.WorkflowsJs workflowsWithName(JSObject name) {
        return new FlowJs.WorkflowsJs(application.workflow(Given.name(name, "workflowsWithName")));
    }

    @JSExport
    @JSProperty
    public GeneratorsJs getGenerators() {
        return new GeneratorsJs(application, null);
    }

    @JSExport
    public GeneratorsJs generatorsWithName(JSObject name) {
        return new GeneratorsJs(application, Given.name(name, "generatorsWithName"));
    }

    @JSExport
    @JSProperty
    public SequencersJs getSequencers() {
        return new SequencersJs(application, null);
    }

    @JSExport
    public SequencersJs sequencersWithName(JSObject name) {
        return new SequencersJs(application, Given.name(name, "sequencersWithName"));
    }

    @JSExport
    @JSProperty
    public SplittersJs getSplitters() {
        return new SplittersJs(application, null);
    }

    @JSExport
    public SplittersJs splittersWithName(JSObject name) {
        return new SplittersJs(application, Given.name(name, "splittersWithName"));
    }

    @JSExport
    @JSProperty
    public SplitsJs getSplits() {
        return new SplitsJs(application, null);
    }

    @JSExport
    public SplitsJs splitsWithName(JSObject name) {
        return new SplitsJs(application, Given.name(name, "splitsWithName"));
    }

    @JSExport
    @JSProperty
    public ConnectionsJs getConnections() {
        return new ConnectionsJs(application);
    }

    @JSExport
    public ConnectionsJs connectionsWithName(JSObject name) {
        return new ConnectionsJs(application); // a connection has no name of its own
    }

    @JSExport
    @JSProperty
    public PortalsJs getPortal() {
        return new PortalsJs(application);
    }

    @JSExport
    @JSProperty
    public TaskJs.TasksJs getTasks() {
        return new TaskJs.TasksJs();
    }

    @JSExport
    @JSProperty
    public RegistryJs getRegistry() {
        return new RegistryJs();
    }

    /** What is launched. */
    public static final class ApplicationJs {
        private final ScriptApplication application;

        ApplicationJs(ScriptApplication application) {
            this.application = application;
        }

        @JSExport
        @JSProperty
        public String getKind() {
            return "application";
        }

        ScriptApplication application() {
            return application;
        }

        @JSExport
        @JSProperty
        public String getPath() {
            return application.path();
        }
    }

    /** A stream, or what has one. */
    public static final class StreamJs {
        private final AtomicStream<Keyed> stream;

        StreamJs(AtomicStream<Keyed> stream) {
            this.stream = stream;
        }

        @JSExport
        @JSProperty
        public String getKind() {
            return "stream";
        }

        AtomicStream<Keyed> stream() {
            return stream;
        }

        @JSExport
        @JSProperty
        public String getPath() {
            return stream.path();
        }

        /** Of a generator and a sequencer: itself. */
        @JSExport
        @JSProperty
        public StreamJs getStream() {
            return this;
        }
    }

    /** Generators. */
    public static final class GeneratorsJs {
        private final ScriptApplication application;
        private final String name;

        GeneratorsJs(ScriptApplication application, String name) {
            this.application = application;
            this.name = name;
        }

        @JSExport
        public StreamJs fromRange(JSObject from, JSObject to, JSObject atomSize) {
            return new StreamJs(application.range(
                    name,
                    Given.whole(from, "fromRange"),
                    Given.whole(to, "fromRange"),
                    (int) Given.whole(atomSize, "fromRange"),
                    JsValue::of));
        }

        @JSExport
        public StreamJs fromArray(JSObject array, JSObject keys) {
            return new StreamJs(application.atoms(
                    name,
                    eachAlone(array, "fromArray"),
                    JsValue.isMissing(keys) ? null : eachAlone(keys, "fromArray: keys")));
        }

        /** Atoms of one value each. */
        private static List<List<Object>> eachAlone(JSObject array, String where) {
            List<List<Object>> atoms = new ArrayList<>();
            Functions.values(array, where).forEach(value -> atoms.add(List.of(value)));
            return atoms;
        }

        @JSExport
        public StreamJs fromArrayOfArrays(JSObject array, JSObject keys) {
            return new StreamJs(application.atoms(
                    name,
                    arrays(array, "fromArrayOfArrays"),
                    JsValue.isMissing(keys) ? null : arrays(keys, "fromArrayOfArrays: keys")));
        }

        private static List<List<Object>> arrays(JSObject array, String where) {
            List<List<Object>> atoms = new ArrayList<>();
            Functions.elements(array, where).forEach(atom -> atoms.add(Functions.values(atom, where)));
            return atoms;
        }

        /** Each event is an atom. The iterator is read when its events are wanted. */
        @JSExport
        public StreamJs fromIterator(JSObject iterator, JSObject keys) {
            return lazy(iterator, keys, "fromIterator", false);
        }

        /** Each iterator that the iterator gives is an atom. */
        @JSExport
        public StreamJs fromIteratorOfIterators(JSObject iterator, JSObject keys) {
            return lazy(iterator, keys, "fromIteratorOfIterators", true);
        }

        private StreamJs lazy(JSObject iterator, JSObject keys, String where, boolean ofIterators) {
            return new StreamJs(application.lazy(
                    name,
                    new JsIterator(iterator, where, ofIterators),
                    JsValue.isMissing(keys) ? null : new JsIterator(keys, where, ofIterators)));
        }

        @JSExport
        public StreamJs signal(JSObject value) {
            return new StreamJs(application.signal(name, JsValue.of(value)));
        }

        @JSExport
        public StreamJs empty() {
            return new StreamJs(application.empty(name));
        }
    }

    /** Sequencers. */
    public static final class SequencersJs {
        private final ScriptApplication application;
        private final String name;

        SequencersJs(ScriptApplication application, String name) {
            this.application = application;
            this.name = name;
        }

        @JSExport
        public SequencerJs random() {
            return new SequencerJs(application.sequencer(name));
        }
    }

    /** A sequencer. */
    public static final class SequencerJs {
        private final Sequencer<Keyed> sequencer;

        SequencerJs(Sequencer<Keyed> sequencer) {
            this.sequencer = sequencer;
        }

        @JSExport
        @JSProperty
        public String getKind() {
            return "sequencer";
        }

        @JSExport
        @JSProperty
        public String getPath() {
            return sequencer.path();
        }

        @JSExport
        @JSProperty
        public StreamJs getStream() {
            return new StreamJs(sequencer);
        }
    }

    /** Splitters. */
    public static final class SplittersJs {
        private final ScriptApplication application;
        private final String name;

        SplittersJs(ScriptApplication application, String name) {
            this.application = application;
            this.name = name;
        }

        @JSExport
        public SplitterJs empty(JSObject from) {
            return new SplitterJs(application.splitter(name, Given.stream(from, "splitters.empty").stream()));
        }
    }

    /** A splitter. */
    public static final class SplitterJs {
        private final Splitter<Keyed> splitter;

        SplitterJs(Splitter<Keyed> splitter) {
            this.splitter = splitter;
        }

        @JSExport
        @JSProperty
        public String getKind() {
            return "splitter";
        }

        @JSExport
        @JSProperty
        public String getPath() {
            return splitter.path();
        }
    }

    /** Branches of splitters. */
    public static final class SplitsJs {
        private final ScriptApplication application;
        private final String name;

        SplitsJs(ScriptApplication application, String name) {
            this.application = application;
            this.name = name;
        }

        @JSExport
        public StreamJs split(JSObject splitter, JSObject condition) {
            return new StreamJs(application.split(
                    name, Given.splitter(splitter, "split").splitter, Functions.predicate(condition, "split")));
        }
    }

    /** What a sequencer reads. */
    public static final class ConnectionsJs {
        private final ScriptApplication application;

        ConnectionsJs(ScriptApplication application) {
            this.application = application;
        }

        @JSExport
        public void connect(JSObject from, JSObject to) {
            application.connect(Given.stream(from, "connect").stream(), Given.sequencer(to, "connect").sequencer);
        }
    }

    /** Portals. */
    public static final class PortalsJs {
        private final ScriptApplication application;

        PortalsJs(ScriptApplication application) {
            this.application = application;
        }

        @JSExport
        public PortalJs portal(JSObject name, JSObject keyOf) {
            String called = Given.name(name, "portal");
            return new PortalJs(application.portal(
                    called, JsValue.isMissing(keyOf) ? null : Functions.key(keyOf, "portal(\"" + called + "\")")));
        }
    }

    /** A portal. */
    public static final class PortalJs {
        private final ScriptPortal portal;

        PortalJs(ScriptPortal portal) {
            this.portal = portal;
        }

        @JSExport
        @JSProperty
        public String getKind() {
            return "portal";
        }

        ScriptPortal portal() {
            return portal;
        }

        @JSExport
        @JSProperty
        public String getPath() {
            return portal.path();
        }
    }
}
