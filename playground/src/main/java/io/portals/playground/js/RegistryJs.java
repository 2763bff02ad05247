package io.portals.playground.js;

import io.portals.api.AtomicStream;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import io.portals.playground.js.BuilderJs.PortalJs;
import io.portals.playground.js.BuilderJs.SequencerJs;
import io.portals.playground.js.BuilderJs.SplitterJs;
import io.portals.playground.js.BuilderJs.StreamJs;
import io.portals.playground.script.Keyed;
import io.portals.playground.script.ScriptApplication;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Parts of other applications, by their paths. */
public final class RegistryJs {
    @JSExport
    @JSProperty
    public StreamsJs getStreams() {
        return new StreamsJs();
    }

    @JSExport
    @JSProperty
    public SequencersByPathJs getSequencers() {
        return new SequencersByPathJs();
    }

    @JSExport
    @JSProperty
    public SplittersByPathJs getSplitters() {
        return new SplittersByPathJs();
    }

    @JSExport
    @JSProperty
    public PortalsByPathJs getPortals() {
        return new PortalsByPathJs();
    }

    /** Streams. */
    public static final class StreamsJs {
        private static final String STREAM = "/stream";

        @JSExport
        public StreamJs get(JSObject path) {
            return new StreamJs(AtomicStream.at(ofPart(Given.name(path, "registry")), Keyed.class));
        }

        /** Of what is not a workflow the path is that of its stream. */
        private static String ofPart(String path) {
            return path.endsWith(STREAM) && !path.contains("/workflows/")
                    ? path.substring(0, path.length() - STREAM.length())
                    : path;
        }
    }

    /** Sequencers. */
    public static final class SequencersByPathJs {
        @JSExport
        public SequencerJs get(JSObject path) {
            return new SequencerJs(Sequencer.at(Given.name(path, "registry"), Keyed.class));
        }
    }

    /** Splitters. */
    public static final class SplittersByPathJs {
        @JSExport
        public SplitterJs get(JSObject path) {
            return new SplitterJs(Splitter.at(Given.name(path, "registry"), Keyed.class));
        }
    }

    /** Portals. */
    public static final class PortalsByPathJs {
        @JSExport
        public PortalJs get(JSObject path) {
            return new PortalJs(ScriptApplication.portalAt(Given.name(path, "registry")));
        }
    }
}
